package org.patchbay.hypervisor.edge.libvirt;

import java.util.UUID;
import org.patchbay.hypervisor.Machines;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.testing.Eventually;

/** A machine that runs on a host of the lab, and all that belongs to it. */
final class LabMachine implements AutoCloseable {
  private final LibvirtHypervisor door;
  private final HostAddress host;
  private final SegmentSpec segment;
  private final PublicSpec network;
  private final Machines given;
  private final MachineSpec spec;

  /** With its number, which makes its segment, its addresses and its names its own. */
  LabMachine(LibvirtHypervisor door, HostAddress host, int number) {
    this.door = door;
    this.host = host;
    this.segment = new SegmentSpec(100 + number);
    this.network = new PublicSpec("lab" + number, "br-public");
    this.given = new Machines(host, segment, network, number);
    this.spec = given.spec(UUID.randomUUID(), "lab-" + UUID.randomUUID());
  }

  MachineSpec spec() {
    return spec;
  }

  Machines given() {
    return given;
  }

  void start() {
    door.joinSegment(host, segment);
    door.joinPublic(host, network);
    door.upload(host, spec.disk().backing(), LabHosts.image());
    door.createDisk(host, spec.disk());
    door.upload(host, spec.seed(), given.seed(spec));
    door.define(host, spec);
    door.power(host, spec.stamp(), PowerAction.START);
  }

  void awaitAgent() {
    Eventually.until("its agent answers", () -> door.agentAnswers(host, spec.stamp()));
  }

  @Override
  public void close() {
    door.forget(host, spec.stamp());
    door.forgetVolume(host, spec.seed());
    door.forgetVolume(host, spec.disk().volume());
    door.forgetVolume(host, spec.disk().backing());
    door.leaveSegment(host, segment);
    door.leavePublic(host, network);
  }
}
