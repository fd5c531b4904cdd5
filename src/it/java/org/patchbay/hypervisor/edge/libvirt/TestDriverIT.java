package org.patchbay.hypervisor.edge.libvirt;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.hypervisor.HypervisorContract;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.Upload;

/** The contract on libvirt's own test driver, which lives inside this process. */
class TestDriverIT extends HypervisorContract {
  private static final URI HERE = URI.create("test:///default");
  private static final URI ELSEWHERE =
      URI.create("test://" + Path.of("src/it/resources/test-host.xml").toAbsolutePath());

  private static final UUID ID = UUID.randomUUID();
  private static final UUID ANOTHER = UUID.randomUUID();
  private static final LibvirtHypervisor DOOR = Doors.with(null);

  @Override
  protected Hypervisor door() {
    return DOOR;
  }

  @Override
  protected HostAddress host() {
    return at(ID, HERE);
  }

  @Override
  protected HostAddress another() {
    return at(ANOTHER, ELSEWHERE);
  }

  @Override
  protected Optional<String> sharedPool() {
    return Optional.empty();
  }

  @Override
  protected HostAddress nowhere() {
    return at(UUID.nameUUIDFromBytes(new byte[1]), URI.create("test:///no/such/file.xml"));
  }

  private static HostAddress at(UUID id, URI uri) {
    return new HostAddress(
        id, uri, HostProfile.OVS_VLAN, MachineType.AUTO, "default-pool", "br-tenant");
  }

  @Override
  protected Upload image() {
    return new Upload("qcow2", 4, () -> new ByteArrayInputStream(new byte[4]));
  }

  @Override
  protected boolean sizesAll() {
    return false;
  }

  @Override
  protected boolean plugsLive() {
    return false;
  }

  @Override
  protected void addStranger(UUID uuid, String name) {
    Strangers.add(HERE.toString(), "test", uuid, name);
  }

  @Override
  protected void removeStranger(UUID uuid) {
    Strangers.remove(HERE.toString(), uuid);
  }
}
