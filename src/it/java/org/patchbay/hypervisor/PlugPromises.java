package org.patchbay.hypervisor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.GuestFile;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.testing.Eventually;

/** What a host promises about interfaces that come and go under a guest. */
abstract class PlugPromises extends SizePromises {
  /** False for libvirt's test driver, whose machines keep the interfaces they started with. */
  protected boolean plugsLive() {
    return true;
  }

  private MachineSpec with(MachineSpec spec, List<NicSpec> nics) {
    return given().with(spec, nics);
  }

  private MachineSpec insideOnly(MachineSpec spec) {
    return with(spec, spec.nics().subList(0, 1));
  }

  /** Its public interface is another one, on the same network. */
  private MachineSpec replugged(MachineSpec spec) {
    NicSpec.Public before = (NicSpec.Public) spec.nics().get(1);
    String mac = before.mac().replace("52:54:00:0b", "52:54:00:0c");
    var after = new NicSpec.Public(mac, before.network(), before.addresses(), before.guard());
    return with(spec, List.of(spec.nics().get(0), after));
  }

  @Test
  void aMachineThatRunsIsPluggedInOtherwiseAndGoesOn() {
    MachineSpec spec = running("plugs-live");
    awaitAgent(spec);
    assertThat(look(spec).plugged()).isTrue();
    if (!plugsLive()) {
      assertThat(door().plug(host(), insideOnly(spec))).isTrue();
      return;
    }
    become(insideOnly(spec));
    become(replugged(spec));
    become(spec);
    assertThat(look(spec).asSpecified()).as("the definition stays as it is").isTrue();
    assertThat(state(spec)).isEqualTo(MachineState.RUNNING);
    assertThat(door().agentAnswers(host(), spec.stamp())).isTrue();
  }

  private void become(MachineSpec wanted) {
    if (plugsLive()) {
      assertThat(look(wanted).plugged()).isFalse();
    }
    Eventually.until("plugged in as " + wanted.nics(), () -> door().plug(host(), wanted));
    assertThat(door().plug(host(), wanted)).as("twice is as once").isTrue();
    assertThat(look(wanted).plugged()).isTrue();
  }

  @Test
  void whatRunsWithoutANetworkLetsItGoOnceItIsDefinedWithoutItToo() {
    if (!plugsLive()) {
      return;
    }
    MachineSpec spec = running("lets-go");
    awaitAgent(spec);
    refused(FaultCode.STILL_IN_USE, () -> door().leavePublic(host(), publicNetwork()));
    Eventually.until("pulled", () -> door().plug(host(), insideOnly(spec)));
    door().define(host(), insideOnly(spec));
    door().leavePublic(host(), publicNetwork());
    door().joinPublic(host(), publicNetwork());
  }

  @Test
  void aMachineThatIsOffStartsWithWhatItIsDefinedWith() {
    MachineSpec spec = defined("plugs-off");
    assertThat(door().plug(host(), insideOnly(spec))).isTrue();
    assertThat(look(insideOnly(spec)).plugged()).as("nothing runs").isTrue();
    door().power(host(), spec.stamp(), PowerAction.START);
    assertThat(look(spec).plugged()).isTrue();
    if (plugsLive()) {
      assertThat(look(insideOnly(spec)).plugged()).isFalse();
    }
  }

  @Test
  void whatIsNotThereOrNotOursIsPluggedInNowhere() {
    MachineSpec spec = spec("plugs-nobody");
    refused(FaultCode.NO_SUCH_THING, () -> door().plug(host(), spec));
    UUID uuid = spec.stamp().machine();
    addStranger(uuid, "stranger-" + uuid);
    try {
      refused(FaultCode.NOT_OUR_MACHINE, () -> door().plug(host(), spec));
    } finally {
      removeStranger(uuid);
    }
  }

  @Test
  void aGuestIsToldByAFileOnlyWhereItsAgentAnswers() {
    MachineSpec spec = running("told");
    byte[] words = "version: 2\n".getBytes(UTF_8);
    awaitAgent(spec);
    GuestFile told = door().put(host(), spec.stamp(), "/run/words", words);
    assertThat(told).isIn(GuestFile.THERE, GuestFile.SILENT);
    assertThat(door().file(host(), spec.stamp(), "/run/words")).isEqualTo(told);
    Stamp foreign = new Stamp(spec.stamp().machine(), UUID.randomUUID(), "");
    assertThat(door().put(host(), foreign, "/run/words", words)).isEqualTo(GuestFile.SILENT);
    door().power(host(), spec.stamp(), PowerAction.CUT);
    assertThat(door().put(host(), spec.stamp(), "/run/words", words)).isEqualTo(GuestFile.SILENT);
  }
}
