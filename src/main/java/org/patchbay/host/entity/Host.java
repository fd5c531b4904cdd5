package org.patchbay.host.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.StorageClass;

/** A KVM host: how it is reached, and what was seen of it last. */
@Entity
@Table(name = "host")
public class Host {
  @Id UUID id;
  String name;
  String uri;

  @Enumerated(EnumType.STRING)
  HostProfile profile;

  @Enumerated(EnumType.STRING)
  MachineType machineType;

  String pool;
  String segmentBridge;
  boolean enabled = true;
  Instant createdAt;

  UUID hostUuid;
  String hostName;

  @Enumerated(EnumType.STRING)
  MachineType runs;

  int cpus;
  long memoryMib;
  long poolCapacityMib;
  long poolFreeMib;
  String version;
  Instant seenAt;
  @Embedded Footing footing = new Footing();
  @Embedded Reach reach = new Reach();

  @ElementCollection(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SUBSELECT)
  @CollectionTable(name = "host_pool", joinColumns = @JoinColumn(name = "host_id"))
  @OrderBy("name")
  List<HostPool> pools = new ArrayList<>();

  @ElementCollection(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SUBSELECT)
  @CollectionTable(name = "pool_offer", joinColumns = @JoinColumn(name = "host_id"))
  @OrderBy("name")
  List<PoolOffer> offers = new ArrayList<>();

  protected Host() {}

  /** A host that was just inspected. */
  public Host(String name, HostAddress address, HostFacts facts, Instant now) {
    this.id = address.id();
    this.name = name;
    this.uri = address.uri().toString();
    this.profile = address.profile();
    this.machineType = address.machineType();
    this.pool = address.pool();
    this.segmentBridge = address.segmentBridge();
    this.createdAt = now;
    this.hostUuid = facts.hostUuid();
    offers.add(new PoolOffer(pool, StorageClass.LOCAL, null));
    sawFacts(facts, now);
  }

  /**
   * Has a pool take disks, or not any more.
   *
   * @param storageClass null for one that takes none
   * @param mark of one that other hosts have, too; null for all others
   */
  public void offer(String name, StorageClass storageClass, UUID mark) {
    offers.removeIf(offer -> offer.name().equals(name));
    if (storageClass != null) {
      offers.add(new PoolOffer(name, storageClass, mark));
    }
  }

  /** The pools that take disks. */
  public List<PoolOffer> offers() {
    return List.copyOf(offers);
  }

  public Optional<PoolOffer> offer(String name) {
    return offers.stream().filter(offer -> offer.name().equals(name)).findFirst();
  }

  /** The host answered; false when it answered as before and nothing but the time moved. */
  public void sawFacts(HostFacts facts, Instant at) {
    hostName = facts.hostName();
    runs = facts.machineType();
    cpus = facts.cpus();
    memoryMib = facts.memoryMiB();
    version = facts.version();
    seenAt = at;
    reach.answered();
    footing.saw(facts);
    keepPools(facts.pools());
  }

  private void keepPools(List<HostFacts.PoolFacts> seen) {
    var now = seen.stream().map(HostPool::of).toList();
    if (!now.equals(List.copyOf(pools))) {
      pools.clear();
      pools.addAll(now);
    }
    var disks = seen.stream().filter(p -> p.name().equals(pool) && p.active()).findFirst();
    poolCapacityMib = disks.map(HostFacts.PoolFacts::capacityMiB).orElse(0L);
    poolFreeMib = disks.map(HostFacts.PoolFacts::freeMiB).orElse(0L);
  }

  /** The host did not answer; what was known of it stays, with its age. */
  public void failed(Fault fault, String words, Instant at) {
    reach.failed(fault.code(), words, at);
  }

  public void enable(boolean wanted) {
    enabled = wanted;
  }

  /**
   * It is off and does not come back by itself, an administrator says.
   *
   * @throws Fault {@code HOST_ANSWERS}
   */
  public void lose(Instant now) {
    if (reachable()) {
      throw Fault.of(FaultCode.HOST_ANSWERS, name);
    }
    reach.lost(now);
  }

  /**
   * It is there again, an administrator says.
   *
   * @param clean it has nothing that it must not have any more
   */
  public void found(boolean clean, Instant now) {
    reach.found(clean, now);
  }

  /** Said to be lost, whether it answers or not. */
  public boolean isLost() {
    return reach.isLost();
  }

  /** Said to be lost, and silent: by that word nothing runs there. */
  public boolean isGone() {
    return isLost() && !reachable();
  }

  public HostAddress address() {
    return new HostAddress(id, URI.create(uri), profile, machineType, pool, segmentBridge);
  }

  /**
   * What to show: what an administrator said of it; unreachable as soon as a turn failed, or when
   * no turn came for too long.
   */
  public HostStatus status(Instant now, Duration staleAfter) {
    return reach.said().orElseGet(() -> seen(now, staleAfter));
  }

  private HostStatus seen(Instant now, Duration staleAfter) {
    if (!reachable() || seenAt.plus(staleAfter).isBefore(now)) {
      return HostStatus.UNREACHABLE;
    }
    return enabled ? HostStatus.READY : HostStatus.DISABLED;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public URI uri() {
    return URI.create(uri);
  }

  public HostProfile profile() {
    return profile;
  }

  public MachineType machineType() {
    return machineType;
  }

  /** What its machines are run by, as seen. */
  public MachineType runs() {
    return runs;
  }

  public String pool() {
    return pool;
  }

  public String segmentBridge() {
    return segmentBridge;
  }

  public boolean enabled() {
    return enabled;
  }

  public boolean reachable() {
    return reach.reachable;
  }

  public UUID hostUuid() {
    return hostUuid;
  }

  public String hostName() {
    return hostName;
  }

  public int cpus() {
    return cpus;
  }

  public long memoryMiB() {
    return memoryMib;
  }

  public long poolCapacityMiB() {
    return poolCapacityMib;
  }

  public long poolFreeMiB() {
    return poolFreeMib;
  }

  public List<HostPool> pools() {
    return List.copyOf(pools);
  }

  public List<String> bridges() {
    return footing.bridges();
  }

  public Footing footing() {
    return footing;
  }

  public String version() {
    return version;
  }

  public Instant seenAt() {
    return seenAt;
  }

  public Optional<FaultCode> faultCode() {
    return Optional.ofNullable(reach.faultCode);
  }

  public Optional<String> faultText() {
    return Optional.ofNullable(reach.faultText);
  }

  public Optional<Instant> faultSince() {
    return Optional.ofNullable(reach.faultSince);
  }
}
