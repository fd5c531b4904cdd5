package org.patchbay.hypervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.AddressBlock;
import org.patchbay.hypervisor.entity.Guard;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.hypervisor.entity.OpenPort.Protocol;
import org.patchbay.hypervisor.entity.Stamp;

/** What a host promises about the guards of public interfaces. */
abstract class GuardPromises extends NetworkPromises {
  /** False for libvirt's test driver, which has no filters. */
  private boolean knowsGuards() {
    return knowsItsBridges();
  }

  @Test
  void aGuardIsSeenToBeAsSpecifiedOrNot() throws UnknownHostException {
    MachineSpec spec = running("guarded");
    assertThat(look(spec).guarded()).isTrue();
    for (Guard guard : guards()) {
      MachineSpec other = behind(spec, guard);
      assertThat(look(other).guarded()).as(guard.toString()).isEqualTo(!knowsGuards());
      for (int i = 0; i < 2; i++) {
        door().guard(host(), other);
        assertThat(look(other).guarded()).as(guard.toString()).isTrue();
      }
      assertThat(look(spec).guarded()).isEqualTo(!knowsGuards());
      assertThat(look(other).state()).isEqualTo(MachineState.RUNNING);
      assertThat(look(other).asSpecified()).as("the definition is as it was").isTrue();
    }
  }

  private static List<Guard> guards() throws UnknownHostException {
    var four = new AddressBlock(InetAddress.getByName("192.0.2.0"), 24);
    var six = new AddressBlock(InetAddress.getByName("2001:db8:1::"), 48);
    var one = new AddressBlock(InetAddress.getByName("2001:db8::7"), 128);
    OpenPort sip = new OpenPort(Protocol.UDP, 5060, 5061);
    OpenPort ssh = new OpenPort(Protocol.TCP, 22, 22, List.of(four, six, one));
    return List.of(
        Guard.opening(List.of()),
        Guard.opening(List.of(sip, new OpenPort(Protocol.UDP, 10000, 20000))),
        Guard.opening(List.of(ssh, sip)),
        new Guard(List.of(sip), Optional.of(List.of()), List.of(four)),
        new Guard(List.of(ssh), Optional.of(List.of(sip, ssh)), List.of(four, six)));
  }

  /** With addresses of both versions. */
  private static MachineSpec behind(MachineSpec spec, Guard guard) throws UnknownHostException {
    NicSpec.Public plug = (NicSpec.Public) spec.nics().get(1);
    List<InetAddress> both =
        List.of(plug.addresses().get(0), InetAddress.getByName("2001:db8:9::7"));
    return Machines.plugged(
        spec,
        List.of(spec.nics().get(0), new NicSpec.Public(plug.mac(), plug.network(), both, guard)));
  }

  @Test
  void whatIsDefinedAnewIsGuardedAnew() throws UnknownHostException {
    MachineSpec other = behind(defined("redefined"), guards().get(4));
    door().define(host(), other);
    assertThat(look(other).guarded()).isTrue();
  }

  @Test
  void onlyAMachineOfOursIsGuarded() {
    MachineSpec spec = spec("unguarded");
    refused(FaultCode.NO_SUCH_THING, () -> door().guard(host(), spec));
    defined(spec);
    MachineSpec foreign =
        new MachineSpec(
            new Stamp(spec.stamp().machine(), UUID.randomUUID(), ""),
            spec.name(),
            spec.vcpus(),
            spec.maxVcpus(),
            spec.memoryMiB(),
            spec.maxMemoryMiB(),
            spec.disk(),
            spec.seed(),
            spec.nics());
    refused(FaultCode.NOT_OUR_MACHINE, () -> door().guard(host(), foreign));
  }
}
