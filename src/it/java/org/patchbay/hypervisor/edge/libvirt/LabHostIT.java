package org.patchbay.hypervisor.edge.libvirt;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.patchbay.hypervisor.HypervisorContract;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.testing.Lab;

/** The contract on a real libvirtd with QEMU. */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabHostIT extends HypervisorContract {
  private static final UUID ID = UUID.randomUUID();
  private static final LibvirtHypervisor DOOR = Doors.with(System.getenv("PATCHBAY_LAB_PKI"));

  @Override
  protected Hypervisor door() {
    return DOOR;
  }

  @Override
  protected HostAddress host() {
    return LabHosts.at(ID, Lab.tls(Lab.hosts().get(0)));
  }

  @Override
  protected HostAddress nowhere() {
    return LabHosts.at(
        UUID.nameUUIDFromBytes(new byte[1]), URI.create("qemu+tls://127.0.0.1:1/system"));
  }

  @Override
  protected Upload image() {
    return LabHosts.image();
  }

  @Override
  protected void addStranger(UUID uuid, String name) {
    Strangers.add(LabHosts.complete(host().uri()), "qemu", uuid, name);
  }

  @Override
  protected void removeStranger(UUID uuid) {
    Strangers.remove(LabHosts.complete(host().uri()), uuid);
  }
}
