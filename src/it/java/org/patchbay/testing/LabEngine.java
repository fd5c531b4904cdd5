package org.patchbay.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.control.PoolOffering;
import org.patchbay.host.control.Registration;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.HostDraft;
import org.patchbay.hypervisor.edge.libvirt.LibvirtHypervisor;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.StorageClass;
import org.patchbay.image.control.Library;
import org.patchbay.image.entity.ImageDraft;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.PoolInput;
import org.patchbay.network.entity.SegmentRange;

/**
 * The engine on the lab's hosts, without server and browser, set up as an administrator would; and
 * acme, a tenant of it.
 */
public final class LabEngine implements AutoCloseable {
  public static final List<String> ROLES =
      List.of("http", "sip", "pbx", "ic", "wk", "que", "sql", "dd");

  private final EngineContainer portal;
  private final SimulatedPlatform people;
  private final ClusterDesk desk;

  private LabEngine(EngineContainer portal, Place place) {
    this.portal = portal;
    people = SimulatedPlatform.bare(portal);
    people.asPlatform(() -> prepare(place));
    desk = new ClusterDesk(portal, people, people.tenant("acme"));
  }

  /**
   * What a test has for itself.
   *
   * @param hosts that it needs
   * @param network name of its public network
   * @param first of its public addresses, the last part
   * @param last of them
   */
  public record Place(
      List<String> hosts, String network, int first, int last, SegmentRange segments) {}

  public static LabEngine start(Path folder, Place place) {
    return start(folder, place, Map.of());
  }

  /** The same with settings of the test. */
  public static LabEngine start(Path folder, Place place, Map<String, String> more) {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    settings.put("patchbay.libvirt.tls.pki-dir", Lab.pki());
    settings.putAll(more);
    return new LabEngine(EngineContainer.start(settings, List.of(LibvirtHypervisor.class)), place);
  }

  private void prepare(Place place) {
    place.hosts().forEach(this::register);
    Library library = portal.get(Library.class);
    UUID image = library.describe(new ImageDraft("lab", "patchbay-lab", "1", "x86_64")).id();
    try (InputStream bytes = Files.newInputStream(Lab.image())) {
      library.fill(image, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String stem = Lab.publicStem() + ".";
    var pool =
        new PoolInput(
            stem + "0/24", stem + "1", stem + place.first(), stem + place.last(), List.of());
    portal.get(PublicNetworks.class).add(place.network(), "br-public", List.of(pool));
    portal.get(Segments.class).setRange(place.segments());
  }

  private void register(String host) {
    portal
        .get(Registration.class)
        .register(
            new HostDraft(
                host,
                Lab.tls(host),
                HostProfile.OVS_VLAN,
                MachineType.valueOf(Lab.machineType()),
                "patchbay",
                "br-tenant"));
  }

  /** The pool that all hosts have takes disks from now on. */
  public void share() {
    people.asPlatform(
        () ->
            portal
                .get(Hosts.class)
                .all()
                .forEach(
                    host ->
                        portal
                            .get(PoolOffering.class)
                            .offer(host, Lab.sharedPool(), StorageClass.SHARED)));
  }

  /** A pool of a host takes disks from now on. */
  public void offer(String host, String pool, StorageClass storageClass) {
    people.asPlatform(() -> portal.get(PoolOffering.class).offer(named(host), pool, storageClass));
  }

  private Host named(String name) {
    return portal.get(Hosts.class).all().stream()
        .filter(host -> host.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  public List<Host> hosts() {
    return people.asPlatform(() -> portal.get(Hosts.class).all());
  }

  public EngineContainer portal() {
    return portal;
  }

  public SimulatedPlatform people() {
    return people;
  }

  public ClusterDesk desk() {
    return desk;
  }

  /**
   * Asks for a cluster of the smallest nodes, whatever warns; returns the operation.
   *
   * @param storage class of its disks, or null
   */
  public UUID approve(String name, String blueprint, String storage, List<String> keys) {
    Map<String, String> tiny = ROLES.stream().collect(Collectors.toMap(r -> r, r -> "tiny"));
    var request = ClusterRequest.shaped(name, "5.7", blueprint, null, null, storage, tiny, keys);
    return desk.as(
        () -> {
          Preview preview = portal.get(Planner.class).preview(request);
          Set<String> confirmed =
              new HashSet<>(preview.warnings().stream().map(Violation::confirmation).toList());
          return portal.get(Approval.class).approve(request, preview.id(), confirmed);
        });
  }

  public List<Nic> nics(ContainerRow row) {
    return desk.as(() -> portal.get(Addresses.class).of(row.container().id()));
  }

  /** That everything that stops is known and meant. */
  public static Set<String> losing(Stream<String> roles) {
    return roles.map("R7:"::concat).collect(Collectors.toSet());
  }

  @Override
  public void close() {
    portal.close();
  }
}
