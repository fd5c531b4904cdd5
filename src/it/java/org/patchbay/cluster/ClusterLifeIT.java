package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.Consequences;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.Containers;
import org.patchbay.container.control.Search;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.Power;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.network.control.Addresses;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.OperationView;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** The main job without a browser: from a request to running machines, and back to nothing. */
class ClusterLifeIT {
  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private UUID acme;

  @BeforeEach
  void start() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    platform = SimulatedPlatform.in(portal, 3, 40);
    acme = platform.tenant("acme");
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void anApprovedClusterComesUpAndRetiresWithoutALeftover() {
    UUID made = approve(acme, "voice", "standard");
    awaitState(acme, made, OperationState.SUCCEEDED);
    List<ContainerRow> rows = containers(acme, "voice");
    assertThat(rows).hasSize(8).allMatch(row -> row.container().readySince().isPresent());
    assertThat(hosts(rows)).as("spread over the hosts").hasSize(3);
    assertThat(hostFiles()).contains("voice-").contains("pb-100").contains("pb-public-public");

    UUID retired = platform.as(acme, () -> portal.get(Retirement.class).retire(cluster("voice")));
    awaitState(acme, retired, OperationState.SUCCEEDED);
    assertNothingLeft();
  }

  @Test
  void stoppingStartingAndRestartingAContainerFollowTheWish() {
    awaitState(acme, approve(acme, "one", "single"), OperationState.SUCCEEDED);
    UUID id = containers(acme, "one").get(0).container().id();
    ContainerLife life = portal.get(ContainerLife.class);

    assertThatThrownBy(() -> platform.as(acme, () -> life.power(id, Power.OFF, false, Set.of())))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.CONFIRMATION_MISSING));
    Set<String> losses = losses(id);
    assertThat(losses).contains("R7:sip", "R7:sql").hasSize(8);
    UUID stop = platform.as(acme, () -> life.power(id, Power.OFF, false, losses));
    awaitState(acme, stop, OperationState.SUCCEEDED);
    assertThat(container(id).seenState()).isEqualTo(MachineState.OFF);
    assertThat(losses(id)).as("it is off already").isEmpty();
    assertThatThrownBy(() -> platform.as(acme, () -> life.reboot(id)))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.CHANGED_MEANWHILE));

    awaitState(
        acme,
        platform.as(acme, () -> life.power(id, Power.ON, false, Set.of())),
        OperationState.SUCCEEDED);
    assertThat(container(id).readySince()).isPresent();
    awaitState(acme, platform.as(acme, () -> life.reboot(id)), OperationState.SUCCEEDED);
    assertThat(container(id).readySince()).isPresent();
  }

  private Set<String> losses(UUID container) {
    return platform.as(
        acme,
        () ->
            portal.get(Consequences.class).ofStopping(container).stream()
                .map(Consequence::confirmation)
                .collect(Collectors.toSet()));
  }

  @Test
  void theNodesOfAnotherClusterDoNotStandInForOneThatStops() {
    awaitState(acme, approve(acme, "big", "standard"), OperationState.SUCCEEDED);
    awaitState(acme, approve(acme, "one", "single"), OperationState.SUCCEEDED);
    for (ContainerRow row : containers(acme, "big")) {
      assertThat(losses(row.container().id()))
          .containsExactlyElementsOf(
              row.container().roles().stream().map(role -> "R7:" + role).toList());
    }
  }

  @Test
  void containersAreFoundByNameAddressAndIdByTheirTenantAlone() {
    approve(acme, "voice", "small");
    approve(platform.tenant("globex"), "calls", "small");
    List<ContainerRow> rows = containers(acme, "voice");
    Container one = rows.get(0).container();
    String address =
        platform.as(acme, () -> portal.get(Addresses.class).of(one.id()).get(0).addressText());

    assertThat(found("")).hasSize(3);
    assertThat(found(" VOICE-")).hasSize(3);
    assertThat(found(one.id().toString())).containsExactly(one.name());
    assertThat(found(address)).containsExactly(one.name());
    assertThat(found("10.0.")).as("what an address begins with").hasSize(3);
    assertThat(found("calls")).isEmpty();
    assertThat(found("v_ice")).as("no wildcard").isEmpty();
    assertThat(found("%")).isEmpty();
    assertThat(found("9.9.9.9")).isEmpty();
  }

  private List<String> found(String typed) {
    Containers containers = portal.get(Containers.class);
    return platform.as(
        acme,
        () ->
            containers.page("", new UUID(0, 0), Search.of(typed), 25).stream()
                .map(row -> row.container().name())
                .toList());
  }

  @Test
  void aMachineThatCrashesIsStartedAgain() {
    awaitState(acme, approve(acme, "one", "single"), OperationState.SUCCEEDED);
    ContainerRow row = containers(acme, "one").get(0);
    int host = Integer.parseInt(row.hostName().substring(1));
    portal.get(Simulation.class).crash(SimulatedPlatform.uri(host), row.container().id());
    Eventually.until(
        "restarted",
        () -> {
          Container now = container(row.container().id());
          return now.seenState() == MachineState.RUNNING
              && now.readySince().isPresent()
              && !now.readySince().equals(row.container().readySince());
        });
  }

  @Test
  void aCancelledCreationLeavesNothing() {
    portal.get(Simulation.class).cut(SimulatedPlatform.uri(2));
    UUID made = approve(acme, "voice", "small");
    platform.as(
        acme,
        () -> {
          portal.get(Cancelling.class).cancel(made);
          return null;
        });
    portal.get(Simulation.class).heal(SimulatedPlatform.uri(2));
    awaitState(acme, made, OperationState.CANCELLED);
    Eventually.until("the cluster is gone", () -> clusterCount() == 0);
    assertNothingLeft();
  }

  @Test
  void whatChangedSinceThePreviewIsShownAgain() {
    Preview shown = preview(acme, "voice", "small");
    UUID other = platform.tenant("globex");
    awaitState(other, approve(other, "voice", "small"), OperationState.SUCCEEDED);
    assertThatThrownBy(() -> approve(acme, shown))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.PLAN_OUTDATED));
    assertThat(clusters(acme)).isZero();
    awaitState(acme, approve(acme, preview(acme, "voice", "small")), OperationState.SUCCEEDED);
  }

  @Test
  void fiftyApprovalsAtOnceNeverGiveAnAddressTwice() throws Exception {
    List<UUID> tenants = IntStream.range(0, 10).mapToObj(i -> platform.tenant("t" + i)).toList();
    ExecutorService crowd = Executors.newFixedThreadPool(50);
    var jobs =
        IntStream.range(0, 50)
            .mapToObj(i -> crowd.submit(() -> approveAnything(tenants.get(i % 10), "c" + i / 10)))
            .toList();
    int made = 0;
    for (var job : jobs) {
      made += job.get() ? 1 : 0;
    }
    crowd.shutdown();
    assertThat(made).as("as many as the pool has addresses for").isEqualTo(40);
    assertThat(count("select count(distinct address) from nic where network_id is not null"))
        .isEqualTo(40);
    assertThat(
            count(
                "select count(*) from (select segment_id, address from nic"
                    + " where segment_id is not null group by 1, 2 having count(*) > 1) twice"))
        .isZero();
    assertThat(
            count(
                "select count(*) from quota q where name = 'containers' and used <>"
                    + " (select count(*) from container c where c.tenant_id = q.tenant_id)"))
        .isZero();
  }

  private boolean approveAnything(UUID tenant, String name) {
    try {
      approve(tenant, name, "single");
      return true;
    } catch (Fault fault) {
      assertThat(fault.code()).isEqualTo(FaultCode.NO_ADDRESS_FREE);
      return false;
    }
  }

  @Test
  void anExhaustedQuotaIsSaidInThePreviewAndRefusedAtApproval() {
    long limit = count("update quota set limit_value = 2 where name = 'containers' returning 2");
    assertThat(limit).isEqualTo(2);
    Preview preview = preview(acme, "voice", "small");
    assertThat(preview.approvable()).isFalse();
    assertThat(preview.obstacles())
        .singleElement()
        .satisfies(o -> assertThat(o.code()).isEqualTo(FaultCode.QUOTA_EXCEEDED));
    assertThatThrownBy(() -> approve(acme, preview)).isInstanceOf(Fault.class);
    assertNothingLeft();
  }

  private Preview preview(UUID tenant, String name, String blueprint) {
    return platform.as(
        tenant,
        () -> portal.get(Planner.class).preview(SimulatedPlatform.request(name, blueprint)));
  }

  private UUID approve(UUID tenant, String name, String blueprint) {
    var request = SimulatedPlatform.request(name, blueprint);
    Set<String> confirmed = confirmations(preview(tenant, name, blueprint));
    return platform.as(tenant, () -> portal.get(Approval.class).approve(request, null, confirmed));
  }

  private UUID approve(UUID tenant, Preview shown) {
    return platform.as(
        tenant,
        () ->
            portal.get(Approval.class).approve(shown.request(), shown.id(), confirmations(shown)));
  }

  private static Set<String> confirmations(Preview preview) {
    return new HashSet<>(preview.warnings().stream().map(Violation::confirmation).toList());
  }

  private OperationView view(UUID tenant, UUID operation) {
    return platform.as(tenant, () -> portal.get(OperationList.class).view(operation));
  }

  private void awaitState(UUID tenant, UUID operation, OperationState wanted) {
    Eventually.until(
        "operation " + wanted,
        () -> view(tenant, operation).operation().state().ended(),
        () -> view(tenant, operation));
    assertThat(view(tenant, operation).operation().state())
        .as(view(tenant, operation).toString())
        .isEqualTo(wanted);
  }

  private List<ContainerRow> containers(UUID tenant, String cluster) {
    return platform.as(
        tenant,
        () ->
            portal.get(Containers.class).ofCluster(portal.get(Clusters.class).named(cluster).id()));
  }

  private Container container(UUID id) {
    return platform.as(acme, () -> portal.get(Containers.class).get(id));
  }

  private UUID cluster(String name) {
    return portal.get(Clusters.class).named(name).id();
  }

  private static Set<String> hosts(List<ContainerRow> rows) {
    Set<String> names = new HashSet<>();
    rows.forEach(row -> names.add(row.hostName()));
    return names;
  }

  private long clusters(UUID tenant) {
    return platform.as(tenant, () -> (long) portal.get(Clusters.class).page("", 10).size());
  }

  private long clusterCount() {
    return count("select count(*) from cluster");
  }

  private void assertNothingLeft() {
    for (String table : List.of("container", "nic", "node", "cluster")) {
      assertThat(count("select count(*) from " + table)).as(table).isZero();
    }
    assertThat(count("select coalesce(sum(used), 0) from quota where name <> 'segments'")).isZero();
    Eventually.until(
        "no task left",
        () ->
            count(
                    "select count(*) from scheduled_tasks where task_instance like 'container/%'"
                        + " or task_instance like 'cluster/%'")
                == 0);
    assertThat(hostFiles()).doesNotContain("voice-").doesNotContain("pb-1").doesNotContain("seed");
  }

  private String hostFiles() {
    try (Stream<Path> files = Files.list(folder.resolve("hosts"))) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long count(String sql) {
    return portal.inTransaction(
        () -> ((Number) portal.em().createNativeQuery(sql).getSingleResult()).longValue());
  }
}
