package org.patchbay.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.Obstacle;
import org.patchbay.container.control.ContainerMoving;
import org.patchbay.container.control.ContainerSizing;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.container.entity.SizePlan;
import org.patchbay.container.entity.hostmove.HostMovePreview;
import org.patchbay.container.entity.hostmove.HostMovePreview.Shortage;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.control.PoolOffering;
import org.patchbay.host.entity.Host;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.StorageClass;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.quota.control.QuotaDefects;
import org.patchbay.tenant.control.QuotaLimits;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** Disk is counted by the class of the pool that it lies in, wherever it goes. */
class DiskClassIT {
  private static final String SSD = "diskSsdGiB";
  private static final String STANDARD = "diskStandardGiB";

  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private UUID acme;
  private ClusterDesk desk;

  /** The one host's pool is SSD, the other's is not. */
  @BeforeEach
  void twoHosts() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    platform = SimulatedPlatform.in(portal, 2, 40);
    acme = platform.tenant("acme");
    desk = new ClusterDesk(portal, platform, acme);
    offer("h1", StorageClass.SSD);
    offer("h2", StorageClass.STANDARD);
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private Host host(String name) {
    return portal.inTransaction(
        () ->
            portal.get(Hosts.class).all().stream()
                .filter(host -> host.name().equals(name))
                .findAny()
                .orElseThrow());
  }

  private void offer(String host, StorageClass storage) {
    platform.asPlatform(
        () -> portal.get(PoolOffering.class).offer(host(host), "patchbay", storage));
  }

  private Container made(String name, StorageClass storage) {
    desk.succeeded(desk.approve(SimulatedPlatform.request(name, "single", storage.name())));
    return desk.containers(desk.cluster(name)).get(0);
  }

  private void limit(String quota, long limit) {
    platform.asPlatform(() -> portal.get(QuotaLimits.class).set(acme, quota, limit, null, 0));
  }

  /** Classes of which something is reserved; and that counters are what there is. */
  private Map<String, Long> reserved() {
    assertThat(platform.asPlatform(() -> portal.get(QuotaDefects.class).check())).isEmpty();
    Map<String, Long> reserved = new TreeMap<>();
    platform
        .asPlatform(() -> portal.get(Quotas.class).of(acme))
        .forEach(
            quota -> {
              if (quota.name().matches("disk[A-Z].+GiB") && !quota.name().equals("diskGiB")) {
                reserved.put(quota.name(), quota.used());
              }
            });
    reserved.values().removeIf(used -> used == 0);
    return reserved;
  }

  private UUID move(Container container, String host) {
    return desk.as(
        () ->
            portal.get(ContainerMoving.class).move(container.id(), host, null, agreed(container)));
  }

  private Set<String> agreed(Container container) {
    Set<String> words = new HashSet<>(Set.of("STOP:" + container.name()));
    container.roles().forEach(role -> words.add("R7:" + role));
    return words;
  }

  @Test
  void aMoveTakesItFromOneClassToAnotherAndIsRefusedWhereThatHasNoRoom() {
    Container one = made("one", StorageClass.SSD);
    long disk = one.size().diskGiB();
    assertThat(reserved()).isEqualTo(Map.of(SSD, disk));

    limit(STANDARD, disk - 1);
    Fault fault = catchThrowableOfType(Fault.class, () -> move(one, "h2"));
    assertThat(fault.code()).isEqualTo(FaultCode.QUOTA_EXCEEDED);
    assertThat(fault.parameters()).containsExactly(STANDARD, disk, 0L, disk - 1);
    HostMovePreview plan = desk.as(() -> portal.get(ContainerMoving.class).plan(one.id(), "h2"));
    assertThat(plan.shortage()).contains(new Shortage(STANDARD, disk, 0, disk - 1));
    assertThat(plan.approvable()).isFalse();
    assertThat(reserved()).isEqualTo(Map.of(SSD, disk));

    limit(STANDARD, disk);
    plan = desk.as(() -> portal.get(ContainerMoving.class).plan(one.id(), "h2"));
    assertThat(plan.approvable()).isTrue();
    UUID operation = move(one, "h2");
    assertThat(reserved()).as("reserved as soon as it is wished").isEqualTo(Map.of(STANDARD, disk));
    desk.succeeded(operation);
    assertThat(reserved()).isEqualTo(Map.of(STANDARD, disk));
  }

  /** Whatever the limit is by then: it lies there. */
  @Test
  void whatIsCalledBackCountsWhereItStays() {
    Container one = made("one", StorageClass.SSD);
    long disk = one.size().diskGiB();
    UUID operation =
        portal.inTransaction(
            () -> {
              UUID wished = move(one, "h2");
              portal.get(Simulation.class).cut(host("h2").address().uri());
              return wished;
            });
    limit(SSD, 0);
    desk.as(
        () -> {
          portal.get(Cancelling.class).cancel(operation);
          return null;
        });
    assertThat(reserved()).isEqualTo(Map.of(SSD, disk));
    portal.get(Simulation.class).heal(host("h2").address().uri());
    desk.ended(operation, OperationState.CANCELLED);
    assertThat(reserved()).isEqualTo(Map.of(SSD, disk));
  }

  @Test
  void whatIsRetiredOnItsWayCountsWhereItLiesUntilItIsGone() {
    Container one = made("one", StorageClass.SSD);
    long disk = one.size().diskGiB();
    portal.inTransaction(
        () -> {
          UUID wished = move(one, "h2");
          portal.get(Simulation.class).cut(host("h2").address().uri());
          return wished;
        });
    assertThat(reserved()).isEqualTo(Map.of(STANDARD, disk));
    UUID cluster = desk.cluster("one").id();
    UUID operation = desk.as(() -> portal.get(Retirement.class).retire(cluster));
    assertThat(reserved()).isEqualTo(Map.of(SSD, disk));
    portal.get(Simulation.class).heal(host("h2").address().uri());
    desk.succeeded(operation);
    assertThat(reserved()).isEmpty();
  }

  @Test
  void aLargerDiskIsAskedOfItsClassAndThePlanSaysSo() {
    Container one = made("one", StorageClass.SSD);
    long disk = one.size().diskGiB();
    ContainerSize larger = one.size().withDiskOf(disk + 10);
    limit(SSD, disk + 9);
    SizePlan plan = desk.as(() -> portal.get(ContainerSizing.class).plan(one.id(), larger));
    assertThat(plan.obstacles())
        .singleElement()
        .satisfies(fault -> assertThat(fault.parameters()).startsWith(SSD, 10L, disk));
    limit(SSD, disk + 10);
    desk.succeeded(
        desk.as(
            () ->
                portal
                    .get(ContainerSizing.class)
                    .resize(one.id(), larger, new ContainerSizing.Consent(true, null, Set.of()))));
    assertThat(reserved()).isEqualTo(Map.of(SSD, disk + 10));
  }

  @Test
  void previewsSayWhatAClassLacksAndOfManyAtOnceAsManyAsFitAreMade() throws Exception {
    long disk = made("first", StorageClass.SSD).size().diskGiB();
    limit(SSD, disk);
    var preview =
        desk.as(
            () ->
                portal
                    .get(Planner.class)
                    .preview(SimulatedPlatform.request("more", "single", "SSD")));
    assertThat(preview.obstacles())
        .contains(Obstacle.of(FaultCode.QUOTA_EXCEEDED, SSD, disk, disk, disk));
    limit(SSD, 3 * disk);
    ExecutorService crowd = Executors.newFixedThreadPool(5);
    List<Callable<Boolean>> wishes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String name = "c" + i;
      wishes.add(() -> isMade(name));
    }
    List<Future<Boolean>> outcomes = crowd.invokeAll(wishes);
    crowd.shutdown();
    int made = 0;
    for (Future<Boolean> outcome : outcomes) {
      made += outcome.get() ? 1 : 0;
    }
    assertThat(made).isEqualTo(2);
    Eventually.until("counted", () -> reserved().equals(Map.of(SSD, 3 * disk)), this::reserved);
  }

  private boolean isMade(String name) {
    try {
      desk.approve(SimulatedPlatform.request(name, "single", "SSD"));
      return true;
    } catch (Fault fault) {
      assertThat(fault.code()).isEqualTo(FaultCode.QUOTA_EXCEEDED);
      return false;
    }
  }
}
