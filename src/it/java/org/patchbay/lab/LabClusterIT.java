package org.patchbay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.control.ClusterPower;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.Power;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.control.Registration;
import org.patchbay.host.entity.HostDraft;
import org.patchbay.hypervisor.edge.libvirt.LibvirtHypervisor;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.image.control.Library;
import org.patchbay.image.entity.ImageDraft;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.PoolInput;
import org.patchbay.network.entity.SegmentRange;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.testing.DeclaredOnHosts;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.HostInventory;
import org.patchbay.testing.Lab;
import org.patchbay.testing.LabGuest;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** The main job on real libvirt hosts, without a browser. */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabClusterIT {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl olga@desk";

  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform people;
  private UUID acme;

  @BeforeEach
  void start() {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    settings.put("patchbay.libvirt.tls.pki-dir", Lab.pki());
    portal = EngineContainer.start(settings, List.of(LibvirtHypervisor.class));
    people = SimulatedPlatform.bare(portal);
    people.asPlatform(this::prepare);
    acme = people.tenant("acme");
  }

  private void prepare() {
    for (String host : Lab.hosts()) {
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
    UUID image =
        portal
            .get(Library.class)
            .describe(new ImageDraft("lab", "patchbay-lab", "1", "x86_64"))
            .id();
    try (InputStream bytes = Files.newInputStream(Lab.image())) {
      portal.get(Library.class).fill(image, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String stem = Lab.publicStem();
    portal
        .get(PublicNetworks.class)
        .add(
            "lab",
            "br-public",
            List.of(
                new PoolInput(stem + ".0/24", stem + ".1", stem + ".60", stem + ".99", List.of())));
    portal.get(Segments.class).setRange(new SegmentRange(200, 209));
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void aClusterRunsOnRealHostsAnswersStopsStartsAndLeavesNothing() throws Exception {
    Set<UUID> strangers = machines();
    Map<String, Set<String>> before = HostInventory.ofLab();
    UUID made = approve("lab-voice");
    awaitSucceeded(made);
    List<ContainerRow> rows = containers("lab-voice");
    assertThat(rows).hasSize(3).allMatch(row -> row.container().readySince().isPresent());
    for (ContainerRow row : rows) {
      for (Nic nic : nics(row)) {
        if (nic.isPublic()) {
          assertThat(get("http://" + nic.addressText() + "/"))
              .contains("\"host\":\"" + row.container().name() + "\"");
        }
      }
    }

    for (ContainerRow row : rows) {
      String seed = "pb-" + row.container().id() + "-seed.iso";
      assertThat(HostInventory.volume(row.hostName(), seed, folder))
          .contains(
              KEY, "local-hostname: \"" + row.container().name() + "\"", "/etc/voipnownode/nodeid");
    }
    ContainerRow first = rows.get(0);
    UUID id = first.container().id();
    ContainerLife life = portal.get(ContainerLife.class);
    Set<String> losses = Set.copyOf(first.container().roles().stream().map("R7:"::concat).toList());
    awaitSucceeded(people.as(acme, () -> life.power(id, Power.OFF, false, losses)));
    assertThat(containers("lab-voice").get(0).container().seenState()).isEqualTo(MachineState.OFF);
    awaitSucceeded(people.as(acme, () -> life.power(id, Power.ON, false, Set.of())));
    awaitSucceeded(people.as(acme, () -> life.reboot(id)));

    UUID cluster = people.as(acme, () -> portal.get(Clusters.class).named("lab-voice").id());
    awaitSucceeded(people.as(acme, () -> portal.get(Retirement.class).retire(cluster)));
    Eventually.until("the hosts carry what they carried", () -> machines().equals(strangers));
    assertThat(HostInventory.ofLab()).isEqualTo(before);
  }

  @Test
  void aClusterOnRealHostsIsScaledOutStoppedStartedAndScaledInWaveByWave() throws Exception {
    Map<String, Set<String>> before = HostInventory.ofLab();
    awaitSucceeded(approve("lab-grow"));
    awaitSucceeded(
        change(
            new ClusterEdit(
                List.of(WantedNode.of(List.of("sip"), WantedSize.named("tiny"))), null, null)));
    ContainerRow sip = row("lab-grow-sip-1");
    assertThat(containers("lab-grow")).hasSize(4);
    asDeclared();
    assertThat(options(sip)).startsWith("SIP/2.0 200");
    getsAnotherRole(sip);
    asDeclared();

    UUID cluster = people.as(acme, () -> portal.get(Clusters.class).named("lab-grow").id());
    Set<String> all =
        Set.copyOf(
            List.of("http", "sip", "pbx", "ic", "wk", "que", "sql", "dd").stream()
                .map("R7:"::concat)
                .toList());
    ClusterPower power = portal.get(ClusterPower.class);
    awaitSucceeded(people.as(acme, () -> power.power(cluster, Power.OFF, all)));
    for (String host : Lab.hosts()) {
      assertThat(Lab.virsh(host, List.of("list", "--name"))).doesNotContain("lab-grow");
    }
    asDeclared();
    awaitSucceeded(people.as(acme, () -> power.power(cluster, Power.ON, Set.of())));
    asDeclared();
    assertThat(options(row("lab-grow-sip-1"))).startsWith("SIP/2.0 200");

    awaitSucceeded(change(new ClusterEdit(null, Set.of("lab-grow-sip-1"), null)));
    assertThat(containers("lab-grow")).hasSize(3);
    asDeclared();
    assertThat(Lab.virsh(sip.hostName(), List.of("list", "--all", "--name")))
        .doesNotContain("lab-grow-sip-1");
    awaitSucceeded(people.as(acme, () -> portal.get(Retirement.class).retire(cluster)));
    assertThat(HostInventory.ofLab()).isEqualTo(before);
  }

  private void asDeclared() {
    new DeclaredOnHosts(containers("lab-grow"), this::nics).check();
  }

  private void getsAnotherRole(ContainerRow sip) throws Exception {
    LabGuest guest = new LabGuest(sip.hostName(), sip.container().id().toString());
    assertThat(guest.read("/etc/patchbay/roles")).contains("sip ").doesNotContain("que ");
    String name = sip.container().name();
    awaitSucceeded(change(new ClusterEdit(null, null, null, Map.of(name, Set.of("que", "sip")))));
    assertThat(guest.read("/etc/patchbay/roles")).contains("sip ", "que ");
    assertThat(options(sip)).startsWith("SIP/2.0 200");
  }

  private UUID change(ClusterEdit edit) {
    return people.as(
        acme,
        () -> {
          Cluster cluster = portal.get(Clusters.class).named("lab-grow");
          var preview = portal.get(ChangePlanner.class).preview(cluster, edit);
          var confirmed =
              new HashSet<>(preview.warnings().stream().map(Violation::confirmation).toList());
          return portal
              .get(ChangeApproval.class)
              .approve(cluster.id(), edit, preview.id(), confirmed);
        });
  }

  private ContainerRow row(String container) {
    return people.as(acme, () -> portal.get(Containers.class).row(container));
  }

  /** What the node says to a SIP OPTIONS at its public address. */
  private String options(ContainerRow row) throws IOException {
    InetAddress address =
        nics(row).stream().filter(Nic::isPublic).findFirst().orElseThrow().address();
    String message =
        String.join(
            "\r\n",
            "OPTIONS sip:" + address.getHostAddress() + " SIP/2.0",
            "Via: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bKlab",
            "Max-Forwards: 70",
            "From: <sip:lab@127.0.0.1>;tag=1",
            "To: <sip:" + address.getHostAddress() + ">",
            "Call-ID: lab",
            "CSeq: 1 OPTIONS",
            "Content-Length: 0",
            "",
            "");
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, 5060), 10_000);
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(message.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
    }
  }

  private UUID approve(String name) {
    Map<String, String> tiny =
        List.of("http", "sip", "pbx", "ic", "wk", "que", "sql", "dd").stream()
            .collect(Collectors.toMap(role -> role, role -> "tiny"));
    var request = ClusterRequest.shaped(name, "5.7", "small", null, null, null, tiny, List.of(KEY));
    return people.as(
        acme,
        () -> {
          var preview = portal.get(Planner.class).preview(request);
          var confirmed =
              new HashSet<>(preview.warnings().stream().map(Violation::confirmation).toList());
          return portal.get(Approval.class).approve(request, preview.id(), confirmed);
        });
  }

  private void awaitSucceeded(UUID operation) {
    Eventually.until(
        "operation ended",
        () -> state(operation).ended(),
        () -> people.as(acme, () -> portal.get(OperationList.class).view(operation)));
    assertThat(state(operation))
        .as(people.as(acme, () -> portal.get(OperationList.class).view(operation)).toString())
        .isEqualTo(OperationState.SUCCEEDED);
  }

  private OperationState state(UUID operation) {
    return people.as(acme, () -> portal.get(OperationList.class).get(operation).state());
  }

  private List<ContainerRow> containers(String cluster) {
    return people.as(
        acme,
        () ->
            portal.get(Containers.class).ofCluster(portal.get(Clusters.class).named(cluster).id()));
  }

  private List<Nic> nics(ContainerRow row) {
    return people.as(acme, () -> portal.get(Addresses.class).of(row.container().id()));
  }

  private Set<UUID> machines() {
    Set<UUID> all = new HashSet<>();
    people.asPlatform(
        () ->
            portal.get(Hosts.class).all().stream()
                .flatMap(host -> portal.get(Hosts.class).machines(host.id()).stream())
                .forEach(machine -> all.add(machine.uuid())));
    return all;
  }

  private static String get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
