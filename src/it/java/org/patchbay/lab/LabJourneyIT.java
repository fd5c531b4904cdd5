package org.patchbay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.control.ClusterPower;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Declaring;
import org.patchbay.cluster.control.MovePlanner;
import org.patchbay.cluster.control.NodeMoving;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Declarations;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.move.MoveRequest;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.ContainerMoving;
import org.patchbay.container.control.ContainerSizing;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.container.entity.Power;
import org.patchbay.container.entity.hostmove.HostMovePreview;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.SegmentRange;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.Declared;
import org.patchbay.testing.DeclaredOnHosts;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.HostInventory;
import org.patchbay.testing.Lab;
import org.patchbay.testing.LabEngine;
import org.patchbay.testing.LabGuest;
import org.patchbay.testing.SipOptions;

/**
 * A cluster's whole life on real hosts: made, scaled out, resized, taken to another host while it
 * runs, a node moved, a master promoted, scaled in, stopped and started in waves, retired. After
 * each of these the hosts have what is declared, and nothing else.
 */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabJourneyIT {
  private static final String IN_MEMORY = "/run/kept";

  @TempDir Path folder;
  private LabEngine lab;
  private EngineContainer portal;
  private ClusterDesk olga;
  private Map<String, Set<String>> before;
  private DeclaredOnHosts hosts;

  @BeforeEach
  void start() {
    lab =
        LabEngine.start(
            folder,
            new LabEngine.Place(Lab.hosts(), "journey", 140, 159, new SegmentRange(240, 249)));
    lab.share();
    portal = lab.portal();
    olga = lab.desk();
    before = HostInventory.ofLab();
    hosts = new DeclaredOnHosts();
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  @Test
  void aClusterIsMadeAndChangedAndAfterEachStepTheHostsHaveWhatIsDeclared() throws Exception {
    isMade();
    isScaledOutByASipNodeAndASqlSlave();
    getsAnotherRole("trip-sip-2");
    isResizedWhileItRuns("trip-sip-2");
    goesToAnotherHostWhileItRuns("trip-sip-2");
    aNodeGoesToAnotherContainer("trip-wk-1");
    theOtherSqlNodeBecomesTheMaster();
    isScaledIn();
    stopsAndStartsInWaves();
    isRetired();
  }

  private void isMade() {
    succeeds(lab.approve("trip", "standard", "SHARED", List.of()));
    assertThat(rows()).hasSize(8).allMatch(row -> row.container().readySince().isPresent());
    assertThat(rows().stream().map(ContainerRow::hostName))
        .contains(Lab.hosts().toArray(String[]::new));
    asDeclared();
  }

  private void isScaledOutByASipNodeAndASqlSlave() throws Exception {
    change(
        new ClusterEdit(
            List.of(
                WantedNode.of(List.of("sip"), WantedSize.named("tiny")),
                WantedNode.of(List.of("sql"), WantedSize.named("tiny"))),
            null,
            null));
    assertThat(rows()).hasSize(10);
    assertThat(options("trip-sip-2")).startsWith("SIP/2.0 200");
    asDeclared();
  }

  /** A second PBX needs shared storage; its ports are open when the node has the role. */
  private void getsAnotherRole(String name) throws Exception {
    assertThat(guest(name).read("/etc/patchbay/roles")).contains("sip ").doesNotContain("pbx ");
    List<FieldProblem> problems = new ArrayList<>();
    Declarations shared =
        Declarations.read("nfs://nas.example.net/voip", "", "", false, "", problems);
    olga.as(
        () -> {
          portal.get(Declaring.class).declare(cluster().id(), shared, null);
          return null;
        });
    int ports = row(name).container().openPorts().size();
    change(new ClusterEdit(null, null, null, Map.of(name, Set.of("pbx", "sip"))));
    assertThat(guest(name).read("/etc/patchbay/roles")).contains("sip ", "pbx ");
    assertThat(row(name).container().openPorts()).hasSizeGreaterThan(ports);
    assertThat(options(name)).startsWith("SIP/2.0 200");
    asDeclared();
  }

  private void isResizedWhileItRuns(String name) {
    String boot = bootOf(name);
    Container one = row(name).container();
    ContainerSize more = new ContainerSize(2, 2, 320, 384, one.size().diskGiB() + 1);
    succeeds(
        olga.as(
            () -> {
              ContainerSizing sizing = portal.get(ContainerSizing.class);
              var consent = new ContainerSizing.Consent(false, null, Set.of());
              return sizing.resize(one.id(), more, consent);
            }));
    Eventually.until(
        "the guest has two processors",
        () -> guest(name).read("/sys/devices/system/cpu/online").strip().equals("0-1"),
        () -> guest(name).read("/sys/devices/system/cpu/online"));
    Eventually.until(
        "the guest has its memory", () -> memoryMiB(name) > 192, () -> memoryMiB(name));
    assertThat(bootOf(name)).as("it went on").isEqualTo(boot);
    asDeclared();
  }

  private long memoryMiB(String name) {
    String total = guest(name).read("/proc/meminfo").lines().findFirst().orElseThrow();
    return Long.parseLong(total.replaceAll("\\D", "")) / 1024;
  }

  private void goesToAnotherHostWhileItRuns(String name) {
    String boot = bootOf(name);
    ContainerRow here = row(name);
    guest(name).write(IN_MEMORY, "kept");
    UUID id = here.container().id();
    ContainerMoving moving = portal.get(ContainerMoving.class);
    HostMovePreview plan = olga.as(() -> moving.plan(id, null));
    assertThat(plan.live()).as(plan.toString()).isTrue();
    succeeds(olga.as(() -> moving.move(id, null, plan.id(), Set.of())));
    assertThat(row(name).hostName()).isNotEqualTo(here.hostName());
    assertThat(guest(name).read(IN_MEMORY)).isEqualTo("kept");
    assertThat(bootOf(name)).as("it went on").isEqualTo(boot);
    asDeclared();
  }

  private void aNodeGoesToAnotherContainer(String name) {
    ContainerRow left = row(name);
    MovePlanner planner = portal.get(MovePlanner.class);
    UUID operation =
        olga.as(
            () -> {
              Node node = planner.node(cluster(), name);
              MoveRequest anywhere = new MoveRequest(null, null);
              var preview = planner.preview(cluster(), node, anywhere);
              return portal
                  .get(NodeMoving.class)
                  .move(
                      cluster().id(),
                      node.id(),
                      anywhere,
                      preview.id(),
                      confirmed(preview.warnings()));
            });
    succeeds(operation);
    ContainerRow taken = row(name + "-m1");
    assertThat(taken.hostName()).isNotEqualTo(left.hostName());
    assertThat(row(name).container().spare()).isTrue();
    assertThat(guest(name + "-m1").hostName()).isEqualTo(name);
    asDeclared();
    succeeds(olga.as(() -> portal.get(ContainerLife.class).retireFree(left.container().id())));
    asDeclared();
  }

  private void theOtherSqlNodeBecomesTheMaster() {
    change(new ClusterEdit(null, null, Map.of("sql", "trip-sql-2")));
    asDeclared();
  }

  /** The old master is a slave now, and may go. */
  private void isScaledIn() {
    change(new ClusterEdit(null, Set.of("trip-sip-2", "trip-sql-1"), null));
    assertThat(rows()).hasSize(8);
    asDeclared();
  }

  private void stopsAndStartsInWaves() throws Exception {
    ClusterPower power = portal.get(ClusterPower.class);
    Set<String> all = LabEngine.losing(LabEngine.ROLES.stream());
    UUID stopped = olga.as(() -> power.power(cluster().id(), Power.OFF, all));
    succeeds(stopped);
    assertThat(waves(stopped)).first().isEqualTo("trip-http-1");
    assertThat(waves(stopped)).last().isEqualTo("trip-ic-1");
    asDeclared();
    UUID started = olga.as(() -> power.power(cluster().id(), Power.ON, Set.of()));
    succeeds(started);
    assertThat(waves(started)).first().isEqualTo("trip-ic-1");
    assertThat(waves(started)).element(1).isEqualTo("trip-sql-2");
    assertThat(options("trip-sip-1")).startsWith("SIP/2.0 200");
    asDeclared();
  }

  /** The nodes of each wave, in the order in which they were let go. */
  private List<String> waves(UUID operation) {
    return olga.view(operation).steps().stream()
        .filter(step -> step.messageKey().equals("cluster.step.wave"))
        .map(step -> step.parameters().get(0).toString())
        .toList();
  }

  private void isRetired() {
    succeeds(olga.as(() -> portal.get(Retirement.class).retire(cluster().id())));
    asDeclared();
    assertThat(HostInventory.ofLab()).isEqualTo(before);
  }

  /** What is declared of ports is what the catalogue says of the node's roles. */
  private void asDeclared() {
    Declared declared = Declared.of(portal, olga);
    var version = portal.get(Catalogues.class).current().version("5.7").orElseThrow();
    for (ContainerRow row : declared.carriers()) {
      Container container = row.container();
      Set<String> ports =
          version.customerPorts(container.roles()).stream()
              .map(port -> port.transport() + " " + port.first() + "-" + port.last())
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(new TreeSet<>(container.openPorts())).as(container.name()).isEqualTo(ports);
    }
    hosts.check(declared);
  }

  private void change(ClusterEdit edit) {
    UUID operation =
        olga.as(
            () -> {
              var preview = portal.get(ChangePlanner.class).preview(cluster(), edit);
              return portal
                  .get(ChangeApproval.class)
                  .approve(cluster().id(), edit, preview.id(), confirmed(preview.warnings()));
            });
    succeeds(operation);
  }

  /** Without KVM ten guests boot one after the other. */
  private void succeeds(UUID operation) {
    olga.succeeded(operation, Duration.ofMinutes(10));
  }

  private static Set<String> confirmed(List<Violation> warnings) {
    return new HashSet<>(warnings.stream().map(Violation::confirmation).toList());
  }

  private Cluster cluster() {
    return olga.cluster("trip");
  }

  private List<ContainerRow> rows() {
    return olga.as(
        () ->
            portal.get(Containers.class).ofCluster(portal.get(Clusters.class).named("trip").id()));
  }

  private ContainerRow row(String container) {
    return olga.as(() -> portal.get(Containers.class).row(container));
  }

  private LabGuest guest(String container) {
    ContainerRow row = row(container);
    return new LabGuest(row.hostName(), row.container().id().toString());
  }

  private String bootOf(String container) {
    return guest(container).read("/proc/sys/kernel/random/boot_id");
  }

  /** What the node says to a SIP OPTIONS at its public address. */
  private String options(String container) throws IOException {
    InetAddress address =
        lab.nics(row(container)).stream().filter(Nic::isPublic).findFirst().orElseThrow().address();
    return SipOptions.answer(address);
  }
}
