package org.patchbay.container.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.patchbay.network.entity.Lease;
import org.patchbay.network.entity.Nic;

/** Where a public address was before an operation, so that a cancel can put it back. */
@Entity
@Table(name = "old_plug")
public class OldPlug {
  @Id UUID id;
  UUID operationId;
  @TenantId UUID tenantId;
  UUID leaseId;
  boolean kept;
  UUID cameFrom;
  String mac;
  Integer position;
  UUID wentTo;

  protected OldPlug() {}

  /**
   * As it is now.
   *
   * @param nic it is plugged in with; null where it is not
   * @param wentTo container that it is to be plugged into; null for none
   */
  public OldPlug(Lease lease, Nic nic, UUID wentTo) {
    this.id = UUID.randomUUID();
    this.leaseId = lease.id();
    this.kept = lease.isKept();
    this.wentTo = wentTo;
    if (nic != null) {
      cameFrom = nic.containerId();
      mac = nic.mac();
      position = nic.position();
    }
  }

  /** Remembered for an operation. */
  public OldPlug of(UUID operation) {
    operationId = operation;
    return this;
  }

  /** The card that it was plugged in with, the same again; empty where it was not. */
  public Optional<Nic> card(Lease lease) {
    return cameFrom()
        .map(from -> Nic.publicOne(from, position, lease.networkId(), lease.address(), mac));
  }

  /** True when it is where it went. */
  public boolean isThere(Nic nic) {
    return Objects.equals(wentTo, nic == null ? null : nic.containerId());
  }

  public UUID leaseId() {
    return leaseId;
  }

  /** True when it stayed with its tenant whatever became of its container. */
  public boolean kept() {
    return kept;
  }

  public Optional<UUID> cameFrom() {
    return Optional.ofNullable(cameFrom);
  }

  public Optional<UUID> wentTo() {
    return Optional.ofNullable(wentTo);
  }
}
