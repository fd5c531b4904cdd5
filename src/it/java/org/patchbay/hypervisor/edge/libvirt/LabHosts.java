package org.patchbay.hypervisor.edge.libvirt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.UUID;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.testing.Lab;

/** The lab's hosts as the port addresses them. */
final class LabHosts {
  private LabHosts() {}

  static HostAddress at(UUID id, URI uri) {
    return new HostAddress(
        id,
        uri,
        HostProfile.OVS_VLAN,
        MachineType.valueOf(Lab.machineType()),
        "patchbay",
        "br-tenant");
  }

  static String complete(URI uri) {
    return uri + "?pkipath=" + Lab.pki();
  }

  static Upload image() {
    try {
      return new Upload("qcow2", Files.size(Lab.image()), LabHosts::open);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open() {
    try {
      return Files.newInputStream(Lab.image());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
