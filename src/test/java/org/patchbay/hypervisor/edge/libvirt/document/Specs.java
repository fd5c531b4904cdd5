package org.patchbay.hypervisor.edge.libvirt.document;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.UUID;
import org.patchbay.hypervisor.entity.AddressBlock;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.Guard;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.hypervisor.entity.OpenPort.Protocol;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.VolumeRef;

/** Machines to write down. */
final class Specs {
  static final UUID MACHINE = UUID.fromString("0b5f2f6a-6a0f-4a52-9d0a-5b8f0f6f9a11");
  static final UUID TENANT = UUID.fromString("7f1d2c3b-4a59-4867-9786-a5b4c3d2e1f0");
  static final String MAC = "52:54:00:0b:00:07";

  private Specs() {}

  static MachineSpec named(String name) {
    return of(name, 1024, 4096);
  }

  static MachineSpec of(String name, long memoryMiB, long maxMemoryMiB) {
    return new MachineSpec(
        new Stamp(MACHINE, TENANT, "abc123"),
        name,
        2,
        8,
        memoryMiB,
        maxMemoryMiB,
        new DiskSpec(
            new VolumeRef("patchbay", "pb-1.qcow2"), new VolumeRef("patchbay", "image.qcow2"), 20),
        new VolumeRef("patchbay", "pb-1-seed.iso"),
        List.of(
            new NicSpec.Private(
                "52:54:00:0a:00:07", new SegmentSpec(101), List.of(ip("10.0.0.7")), 1450),
            publicNic(ip("198.51.100.7"))));
  }

  static NicSpec.Public publicNic(InetAddress... addresses) {
    return new NicSpec.Public(
        MAC,
        new PublicSpec("internet", "br-public"),
        List.of(addresses),
        List.of(
            new OpenPort(Protocol.UDP, 5060, 5060),
            new OpenPort(Protocol.UDP, 10000, 20000),
            new OpenPort(Protocol.TCP, 443, 443)));
  }

  /** The same with a guard. */
  static NicSpec.Public guarded(Guard guard, InetAddress... addresses) {
    return new NicSpec.Public(
        MAC, new PublicSpec("internet", "br-public"), List.of(addresses), guard);
  }

  static AddressBlock block(String base, int prefix) {
    return new AddressBlock(ip(base), prefix);
  }

  static InetAddress ip(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
