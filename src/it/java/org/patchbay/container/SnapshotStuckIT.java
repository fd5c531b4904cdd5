package org.patchbay.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.container.control.SnapshotList;
import org.patchbay.container.control.Snapshotting;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.snapshot.SnapshotRow;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.LostHosts;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedFiles;
import org.patchbay.testing.SimulatedPlatform;

/** What comes to no end while a snapshot is taken or put back keeps nothing, and leaves nothing. */
class SnapshotStuckIT {
  private static final Pattern DATA = Pattern.compile("pb-node-[-0-9a-f]{36}-data\\.qcow2");

  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private SimulatedFiles files;
  private ClusterDesk desk;
  private Container one;

  @BeforeEach
  void aContainerThatRuns() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    platform = SimulatedPlatform.in(portal, 2, 40);
    files = new SimulatedFiles(folder);
    desk = new ClusterDesk(portal, platform, platform.tenant("acme"));
    desk.succeeded(desk.approve("one", "single"));
    one = desk.containers(desk.cluster("one")).get(0);
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private Simulation hosts() {
    return portal.get(Simulation.class);
  }

  private Host host() {
    return portal.inTransaction(() -> portal.get(Hosts.class).get(one.hostId()));
  }

  private URI uri() {
    return host().address().uri();
  }

  private UUID take() {
    return desk.as(() -> portal.get(Snapshotting.class).take(one.id(), "before the update"));
  }

  private UUID restore(SnapshotRow row) {
    Set<String> words = new HashSet<>(Set.of("DATA:" + one.name()));
    one.roles().forEach(role -> words.add("R7:" + role));
    return desk.as(
        () -> portal.get(Snapshotting.class).restore(one.id(), row.snapshot().id(), words));
  }

  private List<SnapshotRow> rows() {
    return desk.as(() -> portal.get(SnapshotList.class).of(one.id()));
  }

  private boolean copiesData() {
    return desk.container(one.name()).copiesData();
  }

  private void calledBack(UUID failed) {
    desk.calledBack(failed);
    Eventually.until("the disk is free", () -> !copiesData());
  }

  @Test
  void whatHasFailedIsCalledBackOnceItIsTriedAgain() {
    desk.succeeded(take());
    hosts().fill(uri());
    calledBack(take());
    Eventually.until("what was half taken is gone", () -> rows().size() == 1);
    calledBack(restore(rows().get(0)));
    assertThat(rows()).singleElement().matches(SnapshotRow::isKept);
    assertThat(files.all(DATA)).hasSize(1);
    hosts().heal(uri());
    desk.succeeded(take());
  }

  @Test
  void theCopyThatWasToBePutBackGoesWithALostHostsContainer() {
    desk.succeeded(take());
    hosts().hang(uri(), one.id());
    restore(rows().get(0));
    Eventually.until("the other disk is there", () -> files.all(DATA).size() == 2);
    LostHosts lost = new LostHosts(portal, platform);
    Host host = host();
    lost.die(host);
    lost.lose(host);
    UUID cluster = desk.cluster("one").id();
    desk.succeeded(desk.as(() -> portal.get(Retirement.class).retire(cluster)));
    lost.heal(host);
    lost.find(host);
    Eventually.until("the host is tidy", () -> lost.isTidy(host));
    assertThat(files.all(DATA)).isEmpty();
  }
}
