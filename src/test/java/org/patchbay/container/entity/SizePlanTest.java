package org.patchbay.container.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.patchbay.container.entity.SizePlan.Share;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/** What a preview of another size promises and asks for. */
class SizePlanTest {
  private static final Consequence LOSS =
      new Consequence("R7", "R7:sip", "some.key", List.of(), "other.key", false);

  @Test
  void aRestartAndWhatStopsByItWantToBeConfirmed() {
    SizePlan plan = plan("1/4/1024/2048/10", List.of(LOSS), List.of());
    assertThat(plan.unconfirmed(Set.of())).containsExactly("RESTART:voice-1", "R7:sip");
    assertThat(plan.unconfirmed(Set.of("R7:sip"))).containsExactly("RESTART:voice-1");
    assertThat(plan.unconfirmed(Set.of("R7:sip", "RESTART:voice-1"))).isEmpty();
  }

  @Test
  void whatHappensLiveWantsNoConfirmation() {
    assertThat(plan("4/4/2048/2048/12", List.of(), List.of()).unconfirmed(Set.of())).isEmpty();
  }

  @Test
  void quotaAndHostStandInTheWayOfMoreAndNeverOfLess() {
    List<Share> shares =
        List.of(
            new Share("vcpus", 2, 199, 200, 50),
            new Share("memoryMiB", 1024, 0, 9999, 1023),
            new Share("diskGiB", -1, 300, 200, 0));
    SizePlan plan = plan("4/4/2048/2048/10", List.of(), shares);
    assertThat(plan.approvable()).isFalse();
    assertThat(plan.obstacles())
        .extracting(Fault::code)
        .containsExactly(FaultCode.QUOTA_EXCEEDED, FaultCode.HOST_FULL);
  }

  @Test
  void thePlanIsAnotherWhenWhatItPromisesIs() {
    SizePlan live = plan("4/4/1024/2048/10", List.of(), List.of());
    assertThat(live.id()).isEqualTo(plan("4/4/1024/2048/10", List.of(), List.of()).id());
    assertThat(live.id())
        .isNotEqualTo(plan("4/4/2048/2048/10", List.of(), List.of()).id())
        .isNotEqualTo(plan("4/4/1024/2048/10", List.of(LOSS), List.of()).id());
  }

  private static SizePlan plan(String wanted, List<Consequence> stopping, List<Share> shares) {
    ContainerSize before = FlexingTest.size("2/4/1024/2048/10");
    ContainerSize size = FlexingTest.size(wanted);
    return new SizePlan(
        "voice-1",
        before,
        size,
        Flexing.of(before.asMachine(), size, true),
        stopping,
        Optional.empty(),
        "h1",
        shares,
        List.of());
  }
}
