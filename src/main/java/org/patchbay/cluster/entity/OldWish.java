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
  List<UUID> containers;

  protected OldWish() {}

  /** Remembers the containers that were switched on, or off. */
  public OldWish(UUID operation, Collection<UUID> containers) {
    this.operationId = operation;
    this.containers = List.copyOf(containers);
  }

  public List<UUID> containers() {
    return List.copyOf(containers);
  }
}
