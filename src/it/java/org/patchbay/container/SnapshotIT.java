package org.patchbay.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.MovePlanner;
import org.patchbay.cluster.control.NodeMoving;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.move.MoveRequest;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.ContainerMoving;
import org.patchbay.container.control.SnapshotList;
import org.patchbay.container.control.Snapshots;
import org.patchbay.container.control.Snapshotting;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;
import org.patchbay.container.entity.snapshot.PlacedSnapshot;
import org.patchbay.container.entity.snapshot.Snapshot;
import org.patchbay.container.entity.snapshot.SnapshotRow;
import org.patchbay.container.entity.snapshot.SnapshotState;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.hypervisor.edge.simulated.Call;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.control.Retrying;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.Step;
import org.patchbay.quota.control.QuotaDefects;
import org.patchbay.tenant.control.QuotaLimits;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.LostHosts;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedFiles;
import org.patchbay.testing.SimulatedPlatform;
import org.patchbay.testing.Statements;

/** A container's data disk is kept as it was, put back, and let go, whatever its host does. */
class SnapshotIT {
  private static final Pattern DATA = Pattern.compile("pb-node-[-0-9a-f]{36}-data\\.qcow2");
  private static final Pattern KEPT = Pattern.compile("pb-snapshot-[-0-9a-f]{36}\\.qcow2");

  @TempDir Path folder;
  private final String url = Postgres.freshDatabase();
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private SimulatedFiles files;
  private UUID acme;
  private ClusterDesk desk;

  @BeforeEach
  void twoHosts() {
    portal = EngineContainer.start(SimulatedPlatform.settings(url, folder), List.of());
    platform = SimulatedPlatform.in(portal, 2, 40);
    files = new SimulatedFiles(folder);
    acme = platform.tenant("acme");
    desk = new ClusterDesk(portal, platform, acme);
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private Container made(String name) {
    desk.succeeded(desk.approve(name, "single"));
    return desk.containers(desk.cluster(name)).get(0);
  }

  private Container off(String name) {
    Container one = made(name);
    power(one, Power.OFF);
    return one;
  }

  private void power(Container one, Power power) {
    Set<String> losses = roles(one);
    desk.succeeded(
        desk.as(() -> portal.get(ContainerLife.class).power(one.id(), power, false, losses)));
  }

  private static Set<String> roles(Container one) {
    Set<String> words = new HashSet<>();
    one.roles().forEach(role -> words.add("R7:" + role));
    return words;
  }

  private UUID take(Container one) {
    return desk.as(() -> portal.get(Snapshotting.class).take(one.id(), "before the update"));
  }

  private SnapshotRow taken(Container one) {
    desk.succeeded(take(one));
    return rows(one).get(0);
  }

  private UUID restore(Container one, SnapshotRow row) {
    Set<String> words = roles(one);
    words.add("DATA:" + one.name());
    return desk.as(
        () -> portal.get(Snapshotting.class).restore(one.id(), row.snapshot().id(), words));
  }

  private UUID delete(Container one, SnapshotRow row) {
    return desk.as(() -> portal.get(Snapshotting.class).delete(one.id(), row.snapshot().id()));
  }

  private void cancel(UUID operation) {
    desk.as(
        () -> {
          portal.get(Cancelling.class).cancel(operation);
          return null;
        });
  }

  private List<SnapshotRow> rows(Container one) {
    return desk.as(() -> portal.get(SnapshotList.class).of(one.id()));
  }

  private Container now(Container one) {
    return desk.container(one.name());
  }

  private String host(Container one) {
    return portal.inTransaction(() -> portal.get(Hosts.class).get(now(one).hostId()).name());
  }

  private URI uri(Container one) {
    return portal.inTransaction(
        () -> portal.get(Hosts.class).get(now(one).hostId()).address().uri());
  }

  private Simulation hosts() {
    return portal.get(Simulation.class);
  }

  private static FaultCode refused(Supplier<UUID> wish) {
    return catchThrowableOfType(Fault.class, wish::get).code();
  }

  /** What is reserved of it; and counters are what there is. */
  private long used(String quota) {
    assertThat(platform.asPlatform(() -> portal.get(QuotaDefects.class).check())).isEmpty();
    return platform.asPlatform(() -> portal.get(Quotas.class).named(acme, quota).used());
  }

  @Test
  void itIsTakenOfAMachineThatIsOffPutBackOnAnotherDiskAndDeleted() {
    Container one = off("one");
    long disk = used("diskGiB");
    SnapshotRow row = taken(one);
    assertThat(row.status()).isEqualTo(SnapshotRow.Status.KEPT);
    assertThat(row.snapshot().bytes()).hasValue(193L * 1024);
    assertThat(files.all(KEPT)).containsExactly(host(one) + " " + row.snapshot().volume());
    assertThat(used("snapshots")).isOne();
    assertThat(used("diskGiB")).isEqualTo(disk + one.dataGiB()).isEqualTo(used("diskLocalGiB"));

    power(one, Power.ON);
    UUID before = now(one).data().orElseThrow();
    String missing = "R7";
    Fault unconfirmed =
        catchThrowableOfType(
            Fault.class,
            () ->
                desk.as(
                    () ->
                        portal
                            .get(Snapshotting.class)
                            .restore(one.id(), row.snapshot().id(), Set.of())));
    assertThat(unconfirmed.code()).isEqualTo(FaultCode.CONFIRMATION_MISSING);
    assertThat(unconfirmed.parameters().toString()).contains("DATA:" + one.name(), missing);
    desk.succeeded(restore(one, row));
    Container after = now(one);
    assertThat(after.data()).isPresent().isNotEqualTo(java.util.Optional.of(before));
    assertThat(after.seenState()).isEqualTo(MachineState.RUNNING);
    Eventually.until(
        "the old disk is gone",
        () -> files.all(DATA).equals(List.of(host(one) + " " + Container.dataDisk(id(after)))));
    assertThat(rows(one)).singleElement().matches(SnapshotRow::isKept);

    desk.succeeded(delete(one, row));
    assertThat(rows(one)).isEmpty();
    assertThat(files.all(KEPT)).isEmpty();
    assertThat(used("snapshots")).isZero();
    assertThat(used("diskGiB")).isEqualTo(disk);
    assertThat(audited()).containsExactly("take", "restore", "delete");
  }

  @Test
  void aMachineThatRunsGoesOnMeanwhileAndOneThatCrashedIsStartedFirst() {
    Container one = made("one");
    var since = now(one).seenSince();
    taken(one);
    assertThat(now(one).seenSince()).isEqualTo(since);
    hosts().refuseNext(uri(one), Call.BACK_UP, "the copy of the disk ended");
    hosts().crash(uri(one), one.id());
    taken(one);
    assertThat(now(one).seenState()).isEqualTo(MachineState.RUNNING);
    assertThat(files.all(KEPT)).hasSize(2);
    assertThat(used("snapshots")).isEqualTo(2);

    hosts().fill(uri(one));
    UUID stuck = take(one);
    Eventually.until("it is stuck", () -> rows(one).get(0).trouble().isPresent());
    UUID stop =
        desk.as(
            () -> portal.get(ContainerLife.class).power(one.id(), Power.OFF, false, roles(one)));
    Eventually.until("it stops all the same", () -> now(one).seenState() == MachineState.OFF);
    hosts().heal(uri(one));
    desk.succeeded(stop);
    assertThat(desk.view(stuck).operation().state()).isEqualTo(OperationState.SUPERSEDED);
    Eventually.until("and is copied then", () -> files.all(KEPT).size() == 3);
  }

  private static UUID id(Container one) {
    return one.data().orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private List<String> audited() {
    return portal.inTransaction(
        () ->
            (List<String>)
                portal
                    .em()
                    .createNativeQuery(
                        "select substr(action, 20) from audit_record"
                            + " where action like 'container.snapshot.%' order by seq")
                    .getResultList());
  }

  @Test
  void aFullPoolIsSaidAndTriedAgainAndARefusalPasses() {
    Container one = off("one");
    hosts().refuseNext(uri(one), Call.COPY_DISK, "the disk is locked");
    taken(one);
    hosts().fill(uri(one));
    UUID operation = take(one);
    Eventually.until(
        "it says so",
        () -> rows(one).get(0).trouble().filter(f -> f.code() == FaultCode.POOL_FULL).isPresent());
    assertThat(rows(one).get(0).snapshot().state()).isEqualTo(SnapshotState.TAKING);
    assertThat(files.all(KEPT)).hasSize(1);
    assertThat(refused(() -> take(one))).isEqualTo(FaultCode.DISK_BUSY);
    assertThat(refused(() -> delete(one, rows(one).get(0)))).isEqualTo(FaultCode.SNAPSHOT_BUSY);
    assertThat(refused(() -> wishAway(one))).isEqualTo(FaultCode.DISK_BUSY);
    hosts().heal(uri(one));
    desk.succeeded(operation);
    assertThat(files.all(KEPT)).hasSize(2);
    assertThat(used("snapshots")).isEqualTo(2);
  }

  @Test
  void whereThePoolHasNoRoomForAnotherDiskNothingIsRestored() {
    Container one = made("one");
    SnapshotRow row = taken(one);
    hosts().crowd(uri(one));
    Eventually.until("it is seen", () -> rows(one).get(0).obstacle().isPresent());
    Fault fault = catchThrowableOfType(Fault.class, () -> restore(one, row));
    assertThat(fault.code()).isEqualTo(FaultCode.NO_ROOM_TO_RESTORE);
    assertThat(fault.parameters().toString()).contains(host(one), "patchbay");
    assertThat(rows(one)).singleElement().matches(SnapshotRow::isKept);
    hosts().dropVolume(uri(one), Simulation.FILLER);
    Eventually.until("there is room", () -> rows(one).get(0).obstacle().isEmpty());
    desk.succeeded(restore(one, row));
  }

  @Test
  void aPoolThatFillsUpMeanwhileLeavesTheOldDiskInUseAndCanBeCalledOffWhenItWasGivenUp() {
    Container one = made("one");
    SnapshotRow row = taken(one);
    UUID data = id(now(one));
    hosts().fill(uri(one));
    UUID restore = restore(one, row);
    desk.ended(restore, OperationState.FAILED);
    assertThat(told(restore)).contains("fault.POOL_FULL");
    assertThat(rows(one).get(0).status()).isEqualTo(SnapshotRow.Status.FAILED);
    var since = now(one).seenSince();
    hosts().crash(uri(one), one.id());
    Eventually.until(
        "what serves comes first",
        () -> !now(one).seenSince().equals(since) && now(one).seenState() == MachineState.RUNNING,
        () -> now(one).seenState());
    UUID again = desk.as(() -> portal.get(Retrying.class).retry(restore));
    cancel(again);
    desk.ended(again, OperationState.CANCELLED);
    assertThat(rows(one)).singleElement().matches(SnapshotRow::isKept);
    assertThat(now(one).data()).contains(data);
    assertThat(files.all(DATA)).containsExactly(host(one) + " " + Container.dataDisk(data));
    assertThat(now(one).seenState()).isEqualTo(MachineState.RUNNING);
    hosts().heal(uri(one));
    desk.succeeded(restore(one, row));
  }

  @Test
  void whatIsCalledBackLeavesNothingAndTheDiskStaysAsItWas() {
    Container one = off("one");
    SnapshotRow row = taken(one);
    UUID data = id(now(one));
    hosts().fill(uri(one));
    UUID second = take(one);
    Eventually.until("it is stuck", () -> rows(one).get(0).trouble().isPresent());
    cancel(second);
    assertThat(told(second)).contains("container.snapshot.cancel.copy");
    desk.ended(second, OperationState.CANCELLED);
    Eventually.until("given up", () -> rows(one).size() == 1);
    UUID restore = restore(one, row);
    Eventually.until("it is stuck", () -> rows(one).get(0).trouble().isPresent());
    cancel(restore);
    assertThat(told(restore)).contains("container.snapshot.cancel.copy");
    desk.ended(restore, OperationState.CANCELLED);
    hosts().heal(uri(one));
    assertThat(rows(one)).singleElement().matches(SnapshotRow::isKept);
    assertThat(now(one).data()).contains(data);
    assertThat(files.all(DATA)).containsExactly(host(one) + " " + Container.dataDisk(data));
    assertThat(used("snapshots")).isOne();
    power(one, Power.ON);
  }

  /** The lines of its journal. */
  private List<String> told(UUID operation) {
    return desk.view(operation).steps().stream().map(Step::messageKey).toList();
  }

  @Test
  void ofManyAtOnceAsManyAreTakenAsThereIsRoomFor() throws Exception {
    List<Container> some = List.of(off("a"), off("b"), off("c"));
    platform.asPlatform(() -> portal.get(QuotaLimits.class).set(acme, "snapshots", 2, null, 0));
    ExecutorService crowd = Executors.newFixedThreadPool(some.size());
    List<Callable<Boolean>> wishes = new ArrayList<>();
    some.forEach(one -> wishes.add(() -> isTaken(one)));
    List<Future<Boolean>> outcomes = crowd.invokeAll(wishes);
    crowd.shutdown();
    int taken = 0;
    for (Future<Boolean> outcome : outcomes) {
      taken += outcome.get() ? 1 : 0;
    }
    assertThat(taken).isEqualTo(2);
    assertThat(used("snapshots")).isEqualTo(2);
    Eventually.until("they are there", () -> files.all(KEPT).size() == 2);
  }

  private boolean isTaken(Container one) {
    try {
      take(one);
      return true;
    } catch (Fault fault) {
      assertThat(fault.code()).isEqualTo(FaultCode.QUOTA_EXCEEDED);
      assertThat(fault.parameters()).startsWith("snapshots");
      return false;
    }
  }

  @Test
  void allOfATenantAreToldAsTheyWereWishedPageByPage() {
    Container one = off("one");
    Container other = off("other");
    for (Container container : List.of(one, other, one)) {
      taken(container);
    }
    List<PlacedSnapshot> first = page(Instant.EPOCH, new UUID(0, 0));
    assertThat(first)
        .extracting(PlacedSnapshot::container)
        .containsExactly(one.name(), other.name());
    assertThat(first.get(0).host()).isEqualTo(host(one));
    Snapshot last = first.get(1).snapshot();
    assertThat(page(last.wishedAt(), last.id()))
        .extracting(PlacedSnapshot::container)
        .containsExactly(one.name());
  }

  private List<PlacedSnapshot> page(Instant after, UUID id) {
    return desk.as(() -> portal.get(Snapshots.class).page(after, id, 2));
  }

  @Test
  void whereItsContainerWentItIsNotRestoredUntilThatIsBackButCanBeDeleted() {
    Container one = off("one");
    SnapshotRow row = taken(one);
    SnapshotRow other = taken(one);
    String from = host(one);
    moveAway(one);
    assertThat(host(one)).isNotEqualTo(from);
    assertThat(files.all(KEPT)).hasSize(2).allMatch(name -> name.startsWith(from));
    SnapshotRow there = rows(one).get(0);
    assertThat(there.hostName()).isEqualTo(from);
    assertThat(there.obstacle().orElseThrow().parameters()).contains(from, one.name(), host(one));
    assertThat(refused(() -> restore(one, row))).isEqualTo(FaultCode.SNAPSHOT_ELSEWHERE);
    desk.succeeded(delete(one, other));
    assertThat(files.all(KEPT)).hasSize(1);
    moveAway(one);
    assertThat(host(one)).isEqualTo(from);
    desk.succeeded(restore(one, row));
  }

  private void moveAway(Container one) {
    desk.succeeded(wishAway(one));
  }

  private UUID wishAway(Container one) {
    Set<String> words = roles(one);
    words.add("STOP:" + one.name());
    return desk.as(() -> portal.get(ContainerMoving.class).move(one.id(), null, null, words));
  }

  @Test
  void itGoesWithItsNodeIntoAnotherContainerAndStaysWhereItLies() {
    Container one = made("one");
    SnapshotRow row = taken(one);
    Cluster cluster = desk.cluster("one");
    Node node = desk.as(() -> portal.get(MovePlanner.class).node(cluster, one.name()));
    var anywhere = new MoveRequest(null, null);
    Set<String> words =
        desk
            .as(() -> portal.get(MovePlanner.class).preview(cluster, node, anywhere))
            .warnings()
            .stream()
            .map(Violation::confirmation)
            .collect(Collectors.toSet());
    desk.succeeded(
        desk.as(
            () ->
                portal.get(NodeMoving.class).move(cluster.id(), node.id(), anywhere, null, words)));
    Container other = desk.containers(cluster).get(0);
    assertThat(other.id()).isNotEqualTo(one.id());
    assertThat(rows(one)).isEmpty();
    SnapshotRow there = rows(other).get(0);
    assertThat(there.snapshot().id()).isEqualTo(row.snapshot().id());
    assertThat(there.hostName()).isEqualTo(host(one)).isNotEqualTo(host(other));
    assertThat(refused(() -> restore(other, row))).isEqualTo(FaultCode.SNAPSHOT_ELSEWHERE);
    assertThat(used("snapshots")).isOne();
    moveAway(other);
    desk.succeeded(restore(other, row));
    assertThat(now(other).seenState()).isEqualTo(MachineState.RUNNING);
  }

  @Test
  void howManyThereAreAndOnHowManyHostsCostsTheListNothing() throws Exception {
    Container few = off("few");
    Container many = off("many");
    List.of(few, few, many, many, many, many, many, many).forEach(this::taken);
    try (Connection database = DriverManager.getConnection(url);
        Statements statements = Statements.of(database)) {
      scatter(database);
      assertThat(rows(many)).extracting(SnapshotRow::hostName).contains("h1", "h2");
      statements.assertAsOften("the list", () -> rows(few), () -> rows(many));
    }
  }

  /** Every other one lies on the one host, the others on the other, where they are to go. */
  private static void scatter(Connection database) throws SQLException {
    try (Statement sql = database.createStatement()) {
      sql.executeUpdate(
          """
          update snapshot s set host_id = h.id,
            state = case when n % 2 = 0 then 'KEPT' else 'DELETING' end
          from host h, (select id, row_number() over (partition by container_id order by id) n
            from snapshot) o
          where o.id = s.id and h.name = 'h' || (1 + n % 2)""");
    }
  }

  @Test
  void onALostHostItIsLostAndItsVolumeGoesWhenThatIsFound() {
    Container one = made("one");
    SnapshotRow row = taken(one);
    hosts().refuseNext(uri(one), Call.BACK_UP, "the disk is locked");
    UUID stuck = take(one);
    LostHosts lost = new LostHosts(portal, platform);
    Host host = lost.named(host(one));
    lost.die(host);
    lost.lose(host);
    desk.succeeded(lost.recover(desk, one));
    assertThat(host(one)).isNotEqualTo(host.name());
    Eventually.until("what was being taken is given up", () -> rows(one).size() == 1);
    assertThat(desk.view(stuck).operation().state()).isNotEqualTo(OperationState.SUCCEEDED);
    assertThat(rows(one).get(0).obstacle().orElseThrow().code())
        .isEqualTo(FaultCode.SNAPSHOT_ELSEWHERE);
    taken(one);
    desk.succeeded(delete(one, row));
    assertThat(files.all(KEPT)).hasSize(2);
    assertThat(used("snapshots")).isOne();
    lost.heal(host);
    lost.find(host);
    Eventually.until("its volume is gone", () -> files.all(KEPT).equals(List.of(kept(one))));
  }

  private String kept(Container one) {
    return host(one) + " " + rows(one).get(0).snapshot().volume();
  }

  @Test
  void whatIsRetiredTakesItsSnapshotsAlongWhereverTheyLie() {
    Container one = off("one");
    taken(one);
    moveAway(one);
    taken(one);
    assertThat(used("snapshots")).isEqualTo(2);
    UUID cluster = desk.cluster("one").id();
    desk.succeeded(desk.as(() -> portal.get(Retirement.class).retire(cluster)));
    assertThat(files.all(KEPT)).isEmpty();
    assertThat(files.all(DATA)).isEmpty();
    assertThat(used("snapshots")).isZero();
    assertThat(used("diskGiB")).isZero();
  }
}
