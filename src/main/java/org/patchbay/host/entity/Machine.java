package org.patchbay.host.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.SeenMachine;
import org.patchbay.hypervisor.entity.Stamp;

/** What a host reported of one machine, ours or a stranger. */
@Entity
@Table(name = "machine")
@IdClass(Machine.Key.class)
public class Machine {
  @Id UUID hostId;
  @Id UUID uuid;
  String name;

  @Enumerated(EnumType.STRING)
  MachineState state;

  UUID stampTenant;
  String specHash;
  int vcpus;
  long memoryMib;
  Instant seenAt;

  protected Machine() {}

  public Machine(UUID hostId, SeenMachine seen, Instant at) {
    this.hostId = hostId;
    this.uuid = seen.uuid();
    saw(seen, at);
  }

  /** True when something but the time differs from what was known. */
  public boolean differs(SeenMachine seen) {
    return state != seen.state()
        || !name.equals(seen.name())
        || vcpus != seen.vcpus()
        || memoryMib != seen.memoryMiB()
        || !Objects.equals(specHash, seen.stamp().map(Stamp::specHash).orElse(null));
  }

  public void saw(SeenMachine seen, Instant at) {
    name = seen.name();
    state = seen.state();
    stampTenant = seen.stamp().map(Stamp::tenant).orElse(null);
    specHash = seen.stamp().map(Stamp::specHash).orElse(null);
    vcpus = seen.vcpus();
    memoryMib = seen.memoryMiB();
    seenAt = at;
  }

  public UUID hostId() {
    return hostId;
  }

  public UUID uuid() {
    return uuid;
  }

  public String name() {
    return name;
  }

  public MachineState state() {
    return state;
  }

  /** Whose it is by its stamp; null for a stranger. */
  public UUID stampTenant() {
    return stampTenant;
  }

  public boolean stranger() {
    return stampTenant == null;
  }

  public int vcpus() {
    return vcpus;
  }

  public long memoryMiB() {
    return memoryMib;
  }

  /** When it was last seen to change. */
  public Instant seenAt() {
    return seenAt;
  }

  /** The two halves of the key. */
  public record Key(UUID hostId, UUID uuid) implements Serializable {}
}
