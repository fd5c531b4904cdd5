package org.patchbay.container.entity.lost;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** What may be left of a container on a host that was lost. It outlives the container. */
@Entity
@Table(name = "leftover")
public class Leftover {
  @Id UUID id;
  @TenantId UUID tenantId;
  UUID hostId;
  UUID machine;
  String pool;
  List<String> disks;
  List<Integer> segments;
  List<UUID> networks;
  Instant notedAt;

  protected Leftover() {}

  /**
   * One that is noted now.
   *
   * @param machine that must not run there any more; null when there was none
   * @param disks names of the volumes in the pool that are to go
   */
  public Leftover(
      UUID host, UUID machine, String pool, List<String> disks, Plugs plugs, Instant now) {
    id = UUID.randomUUID();
    hostId = host;
    this.machine = machine;
    this.pool = pool;
    this.disks = List.copyOf(disks);
    segments = plugs.segments();
    networks = plugs.networks();
    notedAt = now;
  }

  /**
   * The networks that it was plugged into.
   *
   * @param segments numbers of the private ones
   * @param networks ids of the public ones
   */
  public record Plugs(List<Integer> segments, List<UUID> networks) {
    public static final Plugs NONE = new Plugs(List.of(), List.of());

    public Plugs {
      segments = List.copyOf(segments);
      networks = List.copyOf(networks);
    }
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID host() {
    return hostId;
  }

  /** Known by the container that it was. */
  public Optional<UUID> machine() {
    return Optional.ofNullable(machine);
  }

  public String pool() {
    return pool;
  }

  public List<String> disks() {
    return List.copyOf(disks);
  }

  public Plugs plugs() {
    return new Plugs(segments, networks);
  }

  public Instant notedAt() {
    return notedAt;
  }
}
