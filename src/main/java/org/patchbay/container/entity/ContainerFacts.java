package org.patchbay.container.entity;

import jakarta.persistence.Embedded;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.patchbay.hypervisor.entity.MachineSize;
import org.patchbay.hypervisor.entity.MachineState;

/** What there is to know of a container; nothing changes here. */
@MappedSuperclass
public abstract class ContainerFacts {
  @Id UUID id;
  @TenantId UUID tenantId;
  UUID clusterId;
  String name;
  UUID hostId;
  String pool;
  UUID imageId;
  Instant createdAt;
  boolean retiring;
  boolean wiping;
  long generation = 1;

  @Embedded Extent extent;
  @Embedded Powering powering;
  @Embedded Sight sight;
  @Embedded Duty duty;
  @Embedded DataDisk data;
  @Embedded HostMove move = HostMove.none();
  @Embedded Fit fit = Fit.unseen();

  protected ContainerFacts() {}

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public Optional<UUID> clusterId() {
    return Optional.ofNullable(clusterId);
  }

  public String name() {
    return name;
  }

  public UUID hostId() {
    return hostId;
  }

  /** Name of the pool of its host in which its disks lie. */
  public String pool() {
    return pool;
  }

  public UUID imageId() {
    return imageId;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public boolean retiring() {
    return retiring;
  }

  public long generation() {
    return generation;
  }

  public boolean spare() {
    return duty.spare;
  }

  public boolean vacant() {
    return duty.vacant;
  }

  /** A restart for its size waits for its turn. */
  public boolean refitDue() {
    return fit.refitDue && powering.isOn() && !retiring;
  }

  /** It is being restarted for its size, and what runs is the old machine still. */
  public boolean refitting() {
    return fit.refitting;
  }

  public boolean dataAwaited() {
    return data.isAwaited();
  }

  /** The data disk that it waits for has to be where its node comes from. */
  public boolean dataTreasured() {
    return data.isTreasured();
  }

  /** A snapshot of its data disk is being taken or put back. */
  public boolean copiesData() {
    return data.dataBusy;
  }

  /** Its data disk, when another was put in the place of the first. */
  Optional<UUID> swappedData() {
    return data.swapped();
  }

  /** The node whose data disk it has. */
  public Optional<UUID> data() {
    return data.node();
  }

  /** Of its disk, what is the data disk's. */
  public long dataGiB() {
    return data.gib();
  }

  /** What its guest is called: its node keeps the name when it comes from another container. */
  public String hostName() {
    return duty.hostName(name);
  }

  public String userData() {
    return duty.userData;
  }

  public List<String> openPorts() {
    return List.copyOf(duty.openPorts);
  }

  public List<String> roles() {
    return List.copyOf(duty.roles);
  }

  /** Number of the seed that it is to have. */
  public int seeds() {
    return duty.seeds;
  }

  /** What tells a guest that its seed is another one than it knew: as cloud-init's instance id. */
  public String instance() {
    return duty.instance(id);
  }

  /** Where it goes, and what it left. */
  public HostMove move() {
    return move;
  }

  /** It was made, and is neither on its way already nor to go. */
  public boolean isMovable() {
    return sight.wasDefined
        && !retiring
        && !wiping
        && !duty.spare
        && !data.isAwaited()
        && !data.dataBusy
        && move.isNone();
  }

  /** It neither goes to another host nor has left something on one. */
  public boolean isStill() {
    return move.isNone();
  }

  public boolean isMovingTo(UUID host) {
    return move.target().filter(host::equals).isPresent();
  }

  /** What the plan needs to know of the wish and of what was done for it. */
  public ContainerWish wish() {
    return new ContainerWish(
        powering.power,
        retiring,
        powering.isBootDue(),
        sight.readySince().isPresent(),
        sight.wasDefined,
        sight.wasReady,
        powering.stopAskedAt(),
        powering.march == March.HELD,
        wiping,
        Optional.of(fit.wish(withoutData())),
        duty.spare,
        duty.vacant,
        data.wish(),
        duty.isReseedDue());
  }

  public ContainerStatus status(boolean hostKnown) {
    boolean underWay =
        move.target().isPresent() && seenState() == MachineState.ABSENT && powering.isOn();
    return ContainerStatus.of(wish(), underWay ? MachineState.STOPPING : seenState(), hostKnown);
  }

  /** What is to go is let go; all else waits to be recovered. */
  public ContainerStatus statusOnLostHost() {
    return retiring ? ContainerStatus.REMOVING : ContainerStatus.LOST;
  }

  /** Names of the volumes that are its own, in whatever pool they lie. */
  public List<String> volumes() {
    List<String> names = new ArrayList<>(List.of(systemDisk(), seedImage()));
    data().map(ContainerFacts::dataDisk).ifPresent(names::add);
    return names;
  }

  public String systemDisk() {
    return "pb-" + id + ".qcow2";
  }

  public String seedImage() {
    return "pb-" + id + "-seed.iso";
  }

  /** A node's data disk keeps its name wherever it goes. */
  public static String dataDisk(UUID node) {
    return "pb-node-" + node + "-data.qcow2";
  }

  public ContainerSize size() {
    return extent.size();
  }

  ContainerSize withoutData() {
    return extent.without(data.gib());
  }

  /** How big its machine was seen to be, with its data disk; empty while there is none. */
  public Optional<MachineSize> seenSize() {
    return fit.seen().map(seen -> seen.withDisk(seen.diskGiB() + data.gib()));
  }

  /** What its machine lacks of the wanted size, or has too much. */
  public Flexing misfit() {
    return seenSize()
        .map(seen -> Flexing.of(seen, size(), sight.isRunning()))
        .orElse(new Flexing(List.of()));
  }

  /** True when a host says something else of its machine than was seen last. */
  public boolean differs(MachineState state, int processors, long memoryMiB) {
    return seenState() != state
        || state == MachineState.RUNNING && fit.differs(processors, memoryMiB);
  }

  public Power power() {
    return powering.power;
  }

  public March march() {
    return powering.march;
  }

  /** When its wave began; empty while it is not marching. */
  public Optional<Instant> releasedAt() {
    return powering.releasedAt();
  }

  public MachineState seenState() {
    return sight.seenState;
  }

  public Instant seenSince() {
    return sight.seenSince;
  }

  public Optional<Instant> readySince() {
    return sight.readySince();
  }

  /** How long its machine's last start took; empty once it was restarted from within. */
  public Optional<Duration> lastBoot() {
    return powering.bootsDone == 0 ? sight.bootTime() : Optional.empty();
  }
}
