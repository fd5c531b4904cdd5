package org.patchbay.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.testing.Eventually;

/** What hosts promise about pools they share, and about machines that go between them. */
abstract class MigrationPromises extends GuestPromises {
  private final List<MachineSpec> there = new ArrayList<>();

  @AfterEach
  void leaveNothingThere() {
    for (MachineSpec spec : there) {
      door().forget(another(), spec.stamp());
      door().forget(host(), spec.stamp());
      for (VolumeRef volume : List.of(spec.seed(), spec.disk().volume(), spec.disk().backing())) {
        door().forgetVolume(another(), volume);
      }
    }
    if (sharedPool().isPresent()) {
      door().leaveSegment(another(), segment());
      door().leavePublic(another(), publicNetwork());
    }
    door().release(another());
  }

  /** On both hosts all is there, on the first it runs. */
  private MachineSpec shared(String name, boolean defined) {
    MachineSpec spec = Machines.shared(spec(name), sharedPool().orElseThrow());
    there.add(spec);
    prepared(spec);
    joined(another());
    if (defined) {
      door().define(host(), spec);
    }
    return spec;
  }

  @Test
  void aPoolHasOneMarkWhicheverHostIsAsked() {
    UUID own = door().poolMark(host(), host().pool());
    assertThat(door().poolMark(host(), host().pool())).isEqualTo(own);
    refused(FaultCode.HOST_NOT_PREPARED, () -> door().poolMark(host(), "no-such-pool"));
    sharedPool()
        .ifPresent(
            pool -> {
              UUID mark = door().poolMark(host(), pool);
              assertThat(mark).isNotEqualTo(own).isEqualTo(door().poolMark(another(), pool));
              assertThat(door().poolMark(another(), another().pool())).isNotEqualTo(own);
            });
  }

  @Test
  void aVolumeOfASharedPoolIsSeenByTheOtherHostAndMissedWhenItIsGone() {
    if (sharedPool().isEmpty()) {
      return;
    }
    VolumeRef volume = Machines.shared(spec("common"), sharedPool().get()).seed();
    for (int i = 0; i < 2; i++) {
      assertThat(door().hasVolume(another(), volume)).isFalse();
      door().upload(host(), volume, content());
      assertThat(door().hasVolume(another(), volume)).isTrue();
      door().forgetVolume(host(), volume);
    }
    assertThat(door().hasVolume(another(), volume)).isFalse();
    door().forgetVolume(another(), volume);
    door().upload(another(), volume, content());
    assertThat(door().hasVolume(host(), volume)).isTrue();
    door().forgetVolume(host(), volume);
  }

  private static Upload content() {
    return new Upload("raw", 3, () -> new ByteArrayInputStream(new byte[3]));
  }

  @Test
  void aMachineGoesToAnotherHostWhileItRunsAndIsOffWhereItWas() {
    if (sharedPool().isEmpty()) {
      MachineSpec spec = running("stays");
      assertThatThrownBy(() -> door().migrate(host(), another(), spec, (done, all) -> true))
          .isInstanceOf(Fault.class);
      assertThat(state(spec)).isEqualTo(MachineState.RUNNING);
      return;
    }
    MachineSpec spec = shared("goes", true);
    refused(
        FaultCode.HYPERVISOR_REFUSED,
        () -> door().migrate(host(), another(), spec, (done, all) -> true));
    door().power(host(), spec.stamp(), PowerAction.START);
    awaitAgent(spec);
    for (int i = 0; i < 2; i++) {
      door().migrate(host(), another(), spec, (done, all) -> true);
      assertThat(state(spec)).isEqualTo(MachineState.OFF);
      var seen = door().look(another(), spec);
      assertThat(seen.state()).isEqualTo(MachineState.RUNNING);
      assertThat(seen.asSpecified() && seen.ours()).isTrue();
      assertThat(seen.guarded()).as("the same guards stand there").isTrue();
      assertThat(seen.disk() && seen.seed() && seen.backing() && seen.networks()).isTrue();
      Eventually.until("it answers", () -> door().agentAnswers(another(), spec.stamp()));
    }
    door().forget(host(), spec.stamp());
    assertThat(door().look(another(), spec).state()).isEqualTo(MachineState.RUNNING);
    assertThat(door().look(another(), spec).disk()).isTrue();
    door().power(another(), spec.stamp(), PowerAction.CUT);
    door().power(another(), spec.stamp(), PowerAction.START);
    assertThat(door().look(another(), spec).guarded()).isTrue();
    assertThat(door().console(another(), spec.stamp()).kept()).isTrue();
  }

  @Test
  void aMachineThatIsCalledBackRunsOnWhereItWas() {
    if (sharedPool().isEmpty()) {
      return;
    }
    MachineSpec spec = shared("called-back", true);
    door().power(host(), spec.stamp(), PowerAction.START);
    awaitAgent(spec);
    refused(
        FaultCode.HYPERVISOR_REFUSED,
        () -> door().migrate(host(), another(), spec, (done, all) -> false));
    assertThat(state(spec)).isEqualTo(MachineState.RUNNING);
    assertThat(door().look(another(), spec).state()).isEqualTo(MachineState.ABSENT);
    door().migrate(host(), another(), spec, (done, all) -> true);
    assertThat(state(spec)).isEqualTo(MachineState.OFF);
  }
}
