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

  @Embedded Fit fit = Fit.unseen();

  protected Container() {}

  public Container(ContainerDraft draft, Instant now) {
    id = draft.id();
    clusterId = draft.cluster();
    name = draft.name();
    hostId = draft.host();
    imageId = draft.image();
    sized(draft.size());
    power = Power.ON;
    userData = draft.userData();
    openPorts = draft.open().stream().map(PortText::write).toList();
    roles = List.copyOf(draft.roles());
    createdAt = now;
    seenSince = now;
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

  /** Wishes it made anew from its image: what is on its disk goes. */
  public void rebuild() {
    refuseWhileRetiring();
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
    march = March.NONE;
    generation++;
    return true;
  }

  private void refuseWhileRetiring() {
    if (retiring) {
      throw Fault.of(FaultCode.BEING_RETIRED, name);
    }
  }

  /** What the host says of its machine now; true when its state is news. */
  public boolean saw(MachineSighting seen) {
    fit.saw(seenState, seen.state(), seen.size(), size());
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
        Optional.of(fit.wish(size())));
  }

  public ContainerStatus status(boolean hostKnown) {
    return ContainerStatus.of(wish(), seenState, hostKnown);
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

  /** How big its machine was seen to be; empty while there is none. */
  public Optional<MachineSize> seenSize() {
    return fit.seen();
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
