package org.patchbay.cluster.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** What an operation on a cluster changed, so that a cancel can put the old wish back. */
@Entity
@Table(name = "old_wish")
public class OldWish {
  @Id UUID operationId;
  @TenantId UUID tenantId;
  List<UUID> containers = List.of();
  List<UUID> arrived = List.of();
  List<UUID> leaving = List.of();
  List<String> masters = List.of();
  List<String> roles = List.of();
  List<String> sizes = List.of();

  protected OldWish() {}

  /** Remembers the containers that were switched on, or off. */
  public OldWish(UUID operation, Collection<UUID> containers) {
    this.operationId = operation;
    this.containers = List.copyOf(containers);
  }

  /**
   * Remembers what a change did.
   *
   * @param arrived containers that were made
   * @param leaving nodes that were wished away
   * @param masters who was the master before, as {@code sql=voice-sql-1}
   * @param roles that a node had before, as {@code voice-sip-1=pbx,sip}
   * @param sizes that containers had before, as {@link #sizes} tells them
   */
  public OldWish(
      UUID operation,
      Collection<UUID> arrived,
      Collection<UUID> leaving,
      Collection<String> masters,
      Collection<String> roles,
      Collection<String> sizes) {
    this(operation, List.of());
    this.arrived = List.copyOf(arrived);
    this.leaving = List.copyOf(leaving);
    this.masters = List.copyOf(masters);
    this.roles = List.copyOf(roles);
    this.sizes = List.copyOf(sizes);
  }

  public List<UUID> arrived() {
    return List.copyOf(arrived);
  }

  public List<UUID> leaving() {
    return List.copyOf(leaving);
  }

  /** As {@code sql=voice-sql-1}. */
  public List<String> masters() {
    return List.copyOf(masters);
  }

  /** As {@code voice-sip-1=pbx,sip}. */
  public List<String> roles() {
    return List.copyOf(roles);
  }

  /** As {@code <container>=vcpus,maxVcpus,memoryMiB,maxMemoryMiB,diskGiB}. */
  public List<String> sizes() {
    return List.copyOf(sizes);
  }

  public List<UUID> containers() {
    return List.copyOf(containers);
  }
}
