package org.patchbay.container.entity;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSize;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.OpenPort;

/** A container: what is wanted of it, and what was seen of it last. */
@Entity
@Table(name = "container")
@DynamicUpdate
public class Container {
  @Id UUID id;
  @TenantId UUID tenantId;
  UUID clusterId;
  String name;
  UUID hostId;
  String pool;
  UUID imageId;

  int vcpus;
  int maxVcpus;
  long memoryMib;
  long maxMemoryMib;
  long diskGib;

  @Enumerated(EnumType.STRING)
  Power power;

  int bootsWanted;
  boolean retiring;
  long generation = 1;
  String userData;
  List<String> openPorts;
  List<String> roles;
  Instant createdAt;

  @Enumerated(EnumType.STRING)
  MachineState seenState = MachineState.ABSENT;

  Instant seenSince;
  Instant readySince;
  boolean wasDefined;
  boolean wasReady;
  Instant stopAskedAt;
  int bootsDone;

  @Enumerated(EnumType.STRING)
  March march = March.NONE;

  Instant releasedAt;
  boolean wiping;

  UUID dataId;
  long dataGib;
  boolean dataMade;
  boolean dataAwaited;
  boolean spare;
  boolean vacant;
  String hostName;
  int seeds;
  int seedsWritten;
  @Embedded HostMove move = HostMove.none();
  @Embedded Fit fit = Fit.unseen();

  protected Container() {}

  public Container(ContainerDraft draft, Instant now) {
    id = draft.id();
    clusterId = draft.cluster();
    name = draft.name();
    hostId = draft.host();
    pool = draft.pool();
    imageId = draft.image();
    sized(draft.size());
    power = Power.ON;
    userData = draft.userData();
    openPorts = draft.open().stream().map(PortText::write).toList();
    roles = List.copyOf(draft.roles());
    createdAt = now;
    seenSince = now;
    dataId = draft.data();
    dataGib = dataId == null ? 0 : draft.size().diskGiB() / 2;
    if (dataGib == 0) {
      dataId = null;
    }
  }

  /** One that no node runs in yet: as large as another without its data disk. */
  public static Container spareLike(
      Container other, UUID id, String name, UUID host, String pool, Instant now) {
    ContainerDraft draft =
        new ContainerDraft(
            id,
            null,
            name,
            host,
            pool,
            other.imageId,
            other.withoutData(),
            "",
            List.of(),
            List.of(),
            null);
    Container made = new Container(draft, now);
    made.power = Power.OFF;
    made.spare = true;
    return made;
  }

  /**
   * Wishes that nothing of it can act as a node: no machine, no seed. Its node is still its own.
   */
  public void vacate() {
    refuseWhileRetiring();
    if (!move.isNone()) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, name);
    }
    power = Power.OFF;
    march = March.NONE;
    stopAskedAt = null;
    spare = true;
    vacant = false;
    generation++;
  }

  /** Takes {@link #vacate} back. */
  public void reoccupy(Power wanted) {
    spare = false;
    vacant = false;
    power = wanted;
    bootsDone = bootsWanted;
    generation++;
  }

  /** Nothing is left of a machine. */
  public void vacated() {
    vacant = true;
    readySince = null;
  }

  /** Gives its node away: from now on it is free. Both must be vacant. */
  public NodeBurden unburden() {
    if (!spare || !vacant) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, name);
    }
    var burden =
        new NodeBurden(
            clusterId,
            Optional.ofNullable(hostName).orElse(name),
            userData,
            List.copyOf(openPorts),
            List.copyOf(roles),
            Optional.ofNullable(dataId),
            dataGib,
            dataMade);
    clusterId = null;
    hostName = null;
    userData = "";
    openPorts = List.of();
    roles = List.of();
    diskGib -= dataGib;
    dataId = null;
    dataGib = 0;
    dataMade = false;
    wasReady = false;
    generation++;
    return burden;
  }

  /** Takes a node; it is to run as soon as its data disk has come. */
  public void shoulder(NodeBurden burden, Power wanted) {
    refuseWhileRetiring();
    if (!spare || !vacant) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, name);
    }
    clusterId = burden.cluster();
    hostName = burden.hostName();
    userData = burden.userData();
    openPorts = burden.openPorts();
    roles = burden.roles();
    dataId = burden.data().orElse(null);
    dataGib = burden.dataGiB();
    dataMade = burden.dataMade();
    dataAwaited = dataId != null;
    diskGib += dataGib;
    seeds++;
    spare = false;
    vacant = false;
    power = wanted;
    generation++;
  }

  /**
   * Its node is another than it was: the guest is told at its next start, and a running one is
   * restarted for that.
   */
  public void assume(List<String> duties, List<OpenPort> open, String data) {
    refuseWhileRetiring();
    refuseWhileSpare();
    roles = List.copyOf(duties);
    openPorts = open.stream().map(PortText::write).toList();
    userData = data;
    seeds++;
    stopAskedAt = power == Power.ON ? null : stopAskedAt;
    generation++;
  }

  /** The seed with that number was written. */
  public void seeded(int number) {
    seedsWritten = Math.max(seedsWritten, number);
  }

  /** Number of the seed that it is to have. */
  public int seeds() {
    return seeds;
  }

  /** Its data disk is where it is to be, complete. */
  public void dataArrived() {
    dataAwaited = false;
    generation++;
  }

  /** The size of its machine: what is wanted of the system disk is what the data disk leaves. */
  private ContainerSize withoutData() {
    return new ContainerSize(vcpus, maxVcpus, memoryMib, maxMemoryMib, diskGib - dataGib);
  }

  private DataWish dataWish() {
    if (dataId == null) {
      return DataWish.NONE;
    }
    if (dataAwaited) {
      return DataWish.COMING;
    }
    return dataMade ? DataWish.MADE : DataWish.NEW;
  }

  public boolean spare() {
    return spare;
  }

  public boolean vacant() {
    return vacant;
  }

  public boolean dataAwaited() {
    return dataAwaited;
  }

  /** The node whose data disk it has. */
  public Optional<UUID> data() {
    return Optional.ofNullable(dataId);
  }

  /** Of its disk, what is the data disk's. */
  public long dataGiB() {
    return dataGib;
  }

  /** What its guest is called: its node keeps the name when it comes from another container. */
  public String hostName() {
    return Optional.ofNullable(hostName).orElse(name);
  }

  /** What tells a guest that its seed is another one than it knew: as cloud-init's instance id. */
  public String instance() {
    return seeds == 0 ? id.toString() : id + "-" + seeds;
  }

  private void sized(ContainerSize size) {
    vcpus = size.vcpus();
    maxVcpus = size.maxVcpus();
    memoryMib = size.memoryMiB();
    maxMemoryMib = size.maxMemoryMiB();
    diskGib = size.diskGiB();
  }

  /**
   * Wishes it of another size.
   *
   * @param restart one restart may be made for it; otherwise what needs one waits for the next
   */
  public void resize(ContainerSize wanted, boolean restart) {
    refuseWhileRetiring();
    refuseWhileSpare();
    sized(wanted);
    fit.want(restart && power == Power.ON);
    stopAskedAt = power == Power.ON ? null : stopAskedAt;
    generation++;
  }

  /** The host was asked to give it the wanted size. */
  public void resizeAsked(Instant at) {
    fit.asked(at);
  }

  /** Wishes it on or off; true when that is another wish than before. */
  public boolean wish(Power wanted) {
    refuseWhileRetiring();
    refuseWhileSpare();
    boolean news = power != wanted;
    if (news) {
      want(wanted);
    }
    march = March.NONE;
    return news;
  }

  private void want(Power wanted) {
    power = wanted;
    stopAskedAt = null;
    generation++;
  }

  /**
   * Wishes it on or off in step with others: held until {@link #release}. False when it is wished
   * so already and is not on its way.
   */
  public boolean march(Power wanted) {
    refuseWhileRetiring();
    if (spare) {
      return false;
    }
    if (power == wanted) {
      return march != March.NONE;
    }
    want(wanted);
    march = March.HELD;
    return true;
  }

  /** Holds back a container that is new until its wave comes. */
  public void hold() {
    march = March.HELD;
  }

  /** Its wave has begun, or it has another chance in it. */
  public void release(Instant at) {
    march = March.RELEASED;
    releasedAt = at;
    generation++;
  }

  /** The others need not wait for it any more. */
  public void arrive() {
    march = March.NONE;
    generation++;
  }

  /**
   * Wishes it on another host; until it is there, only its own may run it.
   *
   * @param there pool of that host for its disks
   * @param shared it is the pool that they are in
   */
  public void moveTo(UUID host, String there, boolean shared) {
    refuseWhileRetiring();
    move.to(host, there, shared);
    stopAskedAt = null;
    generation++;
  }

  /** Takes {@link #moveTo} back; what the other host has of it has to go. */
  public void stay() {
    if (move.target().isPresent()) {
      move.back();
      stopAskedAt = null;
      generation++;
    }
  }

  public void copied(boolean whole) {
    move.copied(whole);
  }

  /** The hosts hand its machine over, or don't any more. */
  public void migrating(boolean underWay) {
    move.migrating(underWay);
  }

  /** From now on the other host may run it, and the one it was on may not. */
  public void arrive(UUID host) {
    goTo(host, move.targetPool().orElseThrow());
  }

  /** It was called back and had gone already. */
  public void follow() {
    goTo(move.remains().orElseThrow(), move.remainsPool().orElseThrow());
  }

  private void goTo(UUID host, String there) {
    UUID from = hostId;
    String left = pool;
    hostId = host;
    pool = there;
    move.arrived(from, left);
    if (seenState != MachineState.RUNNING) {
      seenState = MachineState.OFF;
    }
  }

  /** Nothing of it is left where it does not belong. */
  public void tidied() {
    move.tidied();
  }

  /** It was made, and is neither on its way already nor to go. */
  public boolean isMovable() {
    return wasDefined && !retiring && !wiping && !spare && !dataAwaited && move.isNone();
  }

  /** It neither goes to another host nor has left something on one. */
  public boolean isStill() {
    return move.isNone();
  }

  public boolean isMovingTo(UUID host) {
    return move.target().filter(host::equals).isPresent();
  }

  /** Where it goes, and what it left. */
  public HostMove move() {
    return move;
  }

  /** Name of the pool of its host in which its disks lie. */
  public String pool() {
    return pool;
  }

  /** Wishes it made anew from its image: what is on its disk goes. */
  public void rebuild() {
    refuseWhileRetiring();
    refuseWhileSpare();
    stay();
    wiping = true;
    stopAskedAt = null;
    generation++;
  }

  /** Nothing of its machine is left; it is made again like a new one. */
  public void wiped() {
    wiping = false;
    wasDefined = false;
    wasReady = false;
    readySince = null;
    // Should the data disk be lost, this is how a new one is had; one that is there stays.
    dataMade = false;
    bootsDone = bootsWanted;
  }

  /** Wishes it off without asking the guest: as if it had been asked for ever. */
  public void force() {
    stopAskedAt = Instant.EPOCH;
  }

  /** Wishes one restart more than there were. */
  public void wishReboot() {
    refuseWhileRetiring();
    if (power == Power.OFF) {
      throw Fault.of(FaultCode.CHANGED_MEANWHILE, name);
    }
    bootsWanted++;
    generation++;
  }

  /** Wishes it gone, for good; false when that was wished already. */
  public boolean retire() {
    if (retiring) {
      return false;
    }
    retiring = true;
    stay();
    march = March.NONE;
    generation++;
    return true;
  }

  private void refuseWhileSpare() {
    if (spare) {
      throw Fault.of(FaultCode.CONTAINER_FREE, name);
    }
  }

  private void refuseWhileRetiring() {
    if (retiring) {
      throw Fault.of(FaultCode.BEING_RETIRED, name);
    }
  }

  /** What the host says of its machine now; true when its state is news. */
  public boolean saw(MachineSighting seen) {
    fit.saw(seenState, seen.state(), seen.size(), withoutData());
    return saw(seen.state(), seen.at());
  }

  private boolean saw(MachineState state, Instant at) {
    if (state == seenState) {
      return false;
    }
    seenState = state;
    seenSince = at;
    if (state != MachineState.RUNNING) {
      readySince = null;
    }
    if (state == MachineState.OFF || state == MachineState.ABSENT) {
      stopAskedAt = null;
    }
    return true;
  }

  public void defined() {
    wasDefined = true;
    dataMade = dataId != null;
  }

  public void ready(Instant at) {
    wasReady = true;
    if (readySince == null) {
      readySince = at;
    }
  }

  public void stopAsked(Instant at) {
    stopAskedAt = at;
  }

  /** A restart was asked for; it is ready again when its agent answers anew. */
  public void rebooted() {
    bootsDone = bootsWanted;
    readySince = null;
  }

  /** What the plan needs to know of the wish and of what was done for it. */
  public ContainerWish wish() {
    return new ContainerWish(
        power,
        retiring,
        bootsWanted > bootsDone,
        readySince != null,
        wasDefined,
        wasReady,
        Optional.ofNullable(stopAskedAt),
        march == March.HELD,
        wiping,
        Optional.of(fit.wish(withoutData())),
        spare,
        vacant,
        dataWish(),
        seedsWritten < seeds);
  }

  public ContainerStatus status(boolean hostKnown) {
    boolean underWay =
        move.target().isPresent() && seenState == MachineState.ABSENT && power == Power.ON;
    return ContainerStatus.of(wish(), underWay ? MachineState.STOPPING : seenState, hostKnown);
  }

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

  public UUID imageId() {
    return imageId;
  }

  public ContainerSize size() {
    return new ContainerSize(vcpus, maxVcpus, memoryMib, maxMemoryMib, diskGib);
  }

  /** How big its machine was seen to be, with its data disk; empty while there is none. */
  public Optional<MachineSize> seenSize() {
    return fit.seen()
        .map(
            seen ->
                new MachineSize(
                    seen.vcpus(),
                    seen.maxVcpus(),
                    seen.memoryMiB(),
                    seen.maxMemoryMiB(),
                    seen.diskGiB() + dataGib));
  }

  /** What its machine lacks of the wanted size, or has too much. */
  public Flexing misfit() {
    return seenSize()
        .map(seen -> Flexing.of(seen, size(), seenState == MachineState.RUNNING))
        .orElse(new Flexing(List.of()));
  }

  /** True when a host says something else of its machine than was seen last. */
  public boolean differs(MachineState state, int processors, long memoryMiB) {
    return seenState != state
        || state == MachineState.RUNNING && fit.differs(processors, memoryMiB);
  }

  public Power power() {
    return power;
  }

  public boolean retiring() {
    return retiring;
  }

  public long generation() {
    return generation;
  }

  public String userData() {
    return userData;
  }

  public List<String> openPorts() {
    return List.copyOf(openPorts);
  }

  public List<String> roles() {
    return List.copyOf(roles);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public MachineState seenState() {
    return seenState;
  }

  public Instant seenSince() {
    return seenSince;
  }

  public Optional<Instant> readySince() {
    return Optional.ofNullable(readySince);
  }

  public March march() {
    return march;
  }

  /** How long its machine's last start took; empty once it was restarted from within. */
  public Optional<Duration> lastBoot() {
    return bootsDone == 0
        ? readySince().map(at -> Duration.between(seenSince, at))
        : Optional.empty();
  }

  /** When its wave began; empty while it is not marching. */
  public Optional<Instant> releasedAt() {
    return march == March.RELEASED ? Optional.of(releasedAt) : Optional.empty();
  }
}
