package org.patchbay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.container.control.Consequences;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.SnapshotList;
import org.patchbay.container.control.Snapshotting;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;
import org.patchbay.container.entity.snapshot.SnapshotRow;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.network.entity.SegmentRange;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Lab;
import org.patchbay.testing.LabEngine;
import org.patchbay.testing.LabGuest;

/**
 * What a real guest has written is in the snapshot that was taken then, and is there again when it
 * is put back, whatever the guest wrote since.
 */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabSnapshotIT {
  private static final String MARKER = "/var/lib/patchbay/marker";

  @TempDir Path folder;
  private LabEngine lab;
  private EngineContainer portal;
  private ClusterDesk desk;
  private Container one;
  private LabGuest guest;

  @BeforeEach
  void start() {
    lab =
        LabEngine.start(
            folder,
            new LabEngine.Place(List.of(host()), "lab-snap", 150, 159, new SegmentRange(250, 259)));
    portal = lab.portal();
    desk = lab.desk();
    desk.succeeded(lab.approve("lab-snap", "single", null, List.of()));
    one = desk.containers(desk.cluster("lab-snap")).get(0);
    guest = new LabGuest(host(), one.id().toString());
  }

  private static String host() {
    return Lab.hosts().get(0);
  }

  @AfterEach
  void stop() {
    try {
      UUID cluster = desk.cluster("lab-snap").id();
      desk.succeeded(desk.as(() -> portal.get(Retirement.class).retire(cluster)));
      assertThat(volumes()).doesNotContain("pb-snapshot-", "pb-node-");
    } finally {
      lab.close();
    }
  }

  @Test
  void whatWasWrittenIsThereAgainWhetherItWasTakenWhileTheGuestRanOrWasOff() {
    guest.write(MARKER, "first");
    // Nobody but the file systems' own freezing brings it to the disk.
    SnapshotRow running = taken();
    guest.write(MARKER, "second");
    power(Power.OFF);
    SnapshotRow off = taken();
    power(Power.ON);
    guest.write(MARKER, "third");

    restore(running);
    assertThat(guest.read(MARKER)).isEqualTo("first");
    restore(off);
    assertThat(guest.read(MARKER)).isEqualTo("second");

    desk.succeeded(
        desk.as(() -> portal.get(Snapshotting.class).delete(one.id(), off.snapshot().id())));
    assertThat(volumes()).contains(running.snapshot().volume());
    assertThat(volumes()).doesNotContain(off.snapshot().volume());
    Eventually.until(
        "there is one data disk",
        () -> volumes().lines().filter(line -> line.matches(".*pb-node-.*qcow2 .*")).count() == 1,
        LabSnapshotIT::volumes);
  }

  /** Who froze it died before the copy began, and then nobody wanted the snapshot any more. */
  @Test
  void aGuestThatWasLeftFrozenWritesAgainWhenItsCopyIsCalledOff() {
    Lab.virsh(host(), List.of("domfsfreeze", one.id().toString()));
    assertThat(guest.isFrozen()).isTrue();
    HostAddress address =
        lab.hosts().stream()
            .filter(host -> host.id().equals(one.hostId()))
            .findAny()
            .orElseThrow()
            .address();

    portal
        .get(Hypervisors.class)
        .of(address)
        .callOff(address, new Stamp(one.id(), one.tenantId(), ""));

    assertThat(guest.isFrozen()).isFalse();
  }

  private SnapshotRow taken() {
    desk.succeeded(desk.as(() -> portal.get(Snapshotting.class).take(one.id(), "before")));
    return desk.as(() -> portal.get(SnapshotList.class).of(one.id())).get(0);
  }

  private void restore(SnapshotRow row) {
    Set<String> confirmed = losses();
    confirmed.add("DATA:" + one.name());
    desk.succeeded(
        desk.as(
            () ->
                portal.get(Snapshotting.class).restore(one.id(), row.snapshot().id(), confirmed)));
  }

  private void power(Power power) {
    Set<String> confirmed = losses();
    desk.succeeded(
        desk.as(() -> portal.get(ContainerLife.class).power(one.id(), power, false, confirmed)));
  }

  private Set<String> losses() {
    return desk.as(() -> portal.get(Consequences.class).ofStopping(one.id())).stream()
        .map(Consequence::confirmation)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String volumes() {
    return Lab.virsh(host(), List.of("vol-list", "patchbay"));
  }
}
