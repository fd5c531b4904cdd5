package org.patchbay.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.PublicSpec;

/** What a host promises about segments and public networks. */
abstract class NetworkPromises extends VolumePromises {
  @Test
  void networksAreJoinedAndLeftAsOftenAsOneLikes() {
    MachineSpec spec = spec("plugs");
    assertThat(look(spec).networks()).isFalse();
    for (int i = 0; i < 2; i++) {
      door().joinSegment(host(), segment());
      door().joinPublic(host(), publicNetwork());
    }
    assertThat(look(spec).networks()).isTrue();
    for (int i = 0; i < 2; i++) {
      door().leaveSegment(host(), segment());
      door().leavePublic(host(), publicNetwork());
    }
    assertThat(look(spec).networks()).isFalse();
  }

  @Test
  void aNetworkStaysWhileAMachineIsPluggedIntoIt() {
    MachineSpec spec = defined("plugged");
    refused(FaultCode.STILL_IN_USE, () -> door().leaveSegment(host(), segment()));
    refused(FaultCode.STILL_IN_USE, () -> door().leavePublic(host(), publicNetwork()));
    door().forget(host(), spec.stamp());
    door().leaveSegment(host(), segment());
    assertThat(look(spec).networks()).isFalse();
    door().leavePublic(host(), publicNetwork());
  }

  @Test
  void aNetworkNeedsItsBridgeWhereThereAreAny() {
    var homeless = new PublicSpec(publicNetwork().name() + "-x", "br-absent");
    HostAddress other =
        new HostAddress(
            UUID.randomUUID(),
            host().uri(),
            host().profile(),
            host().machineType(),
            host().pool(),
            "br-absent");
    if (knowsItsBridges()) {
      refused(FaultCode.HOST_NOT_PREPARED, () -> door().joinPublic(host(), homeless));
      refused(FaultCode.HOST_NOT_PREPARED, () -> door().joinSegment(other, segment()));
    } else {
      door().joinPublic(host(), homeless);
      door().joinSegment(other, segment());
      door().leavePublic(host(), homeless);
    }
    door().release(other);
  }
}
