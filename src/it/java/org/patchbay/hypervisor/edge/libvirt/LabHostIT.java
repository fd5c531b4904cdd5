package org.patchbay.hypervisor.edge.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.HypervisorContract;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.edge.libvirt.document.FilterDocument;
import org.patchbay.hypervisor.edge.libvirt.document.VolumeDocument;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.testing.Lab;

/** The contract on a real libvirtd with QEMU. */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabHostIT extends HypervisorContract {
  private static final UUID ID = UUID.randomUUID();
  private static final UUID ANOTHER = UUID.randomUUID();
  private static final List<String> VOLUMES = List.of("vol-list", "patchbay");
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
  protected HostAddress another() {
    return LabHosts.at(ANOTHER, Lab.tls(Lab.hosts().get(1)));
  }

  @Override
  protected Optional<String> sharedPool() {
    return Optional.of(System.getenv("PATCHBAY_LAB_SHARED_POOL"));
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

  @Test
  void aGuardWhoseDefinitionBrokeOffIsForgottenWithTheMachineThatNeverWas() {
    MachineSpec spec = prepared(spec("broke-off"));
    there().run(session -> Guards.write(session, spec));
    assertThat(guards(spec)).isNotEmpty();
    door().forget(host(), spec.stamp());
    assertThat(guards(spec)).isEmpty();
  }

  @Test
  void aPlugThatIsPulledTakesItsGuardAlongOnceTheMachineIsOff() {
    MachineSpec spec = defined("unplugged");
    assertThat(guards(spec)).hasSize(1);
    MachineSpec inside = given().with(spec, List.of(spec.nics().get(0)));
    door().power(host(), spec.stamp(), PowerAction.START);
    door().define(host(), inside);
    assertThat(guards(spec)).as("while the plug is in use").hasSize(1);
    door().power(host(), spec.stamp(), PowerAction.CUT);
    door().define(host(), inside);
    assertThat(guards(spec)).isEmpty();
  }

  @Test
  void aBridgeTellsWhatItCarriesAndAGuestLearnsWhatItsNetworksDo() throws LibvirtException {
    assertThat(door().inspect(host()).ground().mtu("br-public")).hasValue(1500);
    MachineSpec spec = spec("frames");
    NicSpec.Private inside = (NicSpec.Private) spec.nics().get(0);
    MachineSpec narrow =
        prepared(
            given()
                .with(
                    spec,
                    List.of(
                        new NicSpec.Private(
                            inside.mac(), inside.segment(), inside.addresses(), 1450),
                        spec.nics().get(1))));
    door().define(host(), narrow);
    door().power(host(), narrow.stamp(), PowerAction.START);
    awaitAgent(narrow);
    String uri = LabHosts.complete(host().uri());
    try (Guest guest = new Guest(uri, narrow.stamp().machine())) {
      String told = "cat $(dirname $(grep -l %s /sys/class/net/*/address))/mtu";
      assertThat(guest.says(told.formatted(inside.mac())).strip()).isEqualTo("1450");
      assertThat(guest.says(told.formatted(spec.nics().get(1).mac())).strip()).isEqualTo("1500");
    }
  }

  @Test
  void aDiskThatWasMadeByHalfIsMadeAnew() {
    MachineSpec spec = spec("half");
    DiskSpec disk = spec.disk();
    door().upload(host(), disk.backing(), image());
    String half = VolumeDocument.room(disk.volume().name(), 100);
    there().run(session -> Volumes.create(session, Pools.running(session, host().pool()), half));
    assertThat(door().look(host(), spec).disk()).isFalse();
    door().createDisk(host(), disk);
    assertThat(door().look(host(), spec).disk()).isTrue();
  }

  @Test
  void whatVirtlogdPutAsideOfAConsoleGoesWithItsMachine() throws IOException {
    MachineSpec spec = running("rolled");
    awaitAgent(spec);
    String log = "pb-" + spec.stamp().machine() + "-console.log";
    Path older = Lab.pool(Lab.hosts().get(0)).resolve(log + ".0");
    Files.writeString(older, "older");
    assertThat(Lab.virsh(Lab.hosts().get(0), VOLUMES)).contains(log).doesNotContain(log + ".0");
    door().forget(host(), spec.stamp());
    assertThat(older).doesNotExist();
    assertThat(Lab.virsh(Lab.hosts().get(0), VOLUMES)).doesNotContain(log);
  }

  private Host there() {
    return DOOR.hosts.at(host());
  }

  private List<String> guards(MachineSpec spec) {
    return there().line().call(session -> List.of(session.connect().listNetworkFilters())).stream()
        .filter(name -> FilterDocument.isGuardOf(spec.stamp().machine(), name))
        .toList();
  }
}
