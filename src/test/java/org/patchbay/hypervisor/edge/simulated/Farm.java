package org.patchbay.hypervisor.edge.simulated;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;

/** Addresses of simulated hosts, and machines for them. */
final class Farm {
  static final SegmentSpec SEGMENT = new SegmentSpec(101);
  static final VolumeRef IMAGE = new VolumeRef("patchbay", "image.qcow2");
  private static final UUID TENANT = new UUID(7, 7);

  private Farm() {}

  static HostAddress at(String uri) {
    return at(uri, HostProfile.OVS_VLAN, "br-tenant");
  }

  static HostAddress at(String uri, HostProfile profile, String bridge) {
    return new HostAddress(
        UUID.nameUUIDFromBytes(uri.getBytes(StandardCharsets.UTF_8)),
        URI.create(uri),
        profile,
        MachineType.AUTO,
        "patchbay",
        bridge);
  }

  /** The same machine for the same number. */
  static MachineSpec machine(int number) {
    return machine(number, "m" + number);
  }

  static MachineSpec machine(int number, String name) {
    UUID id = new UUID(1, number);
    return new MachineSpec(
        new Stamp(id, TENANT, "hash"),
        name,
        2,
        4,
        512,
        1024,
        new DiskSpec(new VolumeRef("patchbay", id + ".qcow2"), IMAGE, 1),
        new VolumeRef("patchbay", id + ".iso"),
        List.of(new NicSpec.Private("52:54:00:00:00:01", SEGMENT, List.of())));
  }

  static Upload bytes(int size) {
    return new Upload("raw", size, () -> new ByteArrayInputStream(new byte[size]));
  }

  static MachineState state(Hypervisor door, HostAddress host, MachineSpec spec) {
    return door.look(host, spec).state();
  }
}
