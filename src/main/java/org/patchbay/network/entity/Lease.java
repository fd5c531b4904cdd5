package org.patchbay.network.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A public address that a tenant holds, plugged in or not; or gave back, and it rests. */
@Entity
@Table(name = "lease")
public class Lease {
  @Id UUID id;
  @TenantId UUID tenantId;
  UUID networkId;
  InetAddress address;
  String note;
  String reverseName;
  boolean kept;
  Instant takenAt;
  Instant restsUntil;
  UUID lingersAt;

  protected Lease() {}

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public UUID networkId() {
    return networkId;
  }

  public InetAddress address() {
    return address;
  }

  public String addressText() {
    return Ip.text(address);
  }

  public String note() {
    return note;
  }

  /** What its address is called; empty when nobody said. */
  public String reverseName() {
    return reverseName;
  }

  /** True when it stays with its tenant when its container goes. */
  public boolean isKept() {
    return kept;
  }

  public Instant takenAt() {
    return takenAt;
  }

  /** Until when only its tenant may take it; empty while it is held. */
  public Optional<Instant> restsUntil() {
    return Optional.ofNullable(restsUntil);
  }

  /** The container whose machine may still speak from it. */
  public Optional<UUID> lingersAt() {
    return Optional.ofNullable(lingersAt);
  }

  public void describe(String words, String name) {
    note = words;
    reverseName = name;
  }

  /** A person decided about it: it stays with its tenant when its container goes. */
  public void keep() {
    kept = true;
  }

  /** It left a container, whose machine has yet to hear of that. */
  public void left(UUID container) {
    kept = true;
    lingersAt = container;
  }

  /** As it was before a person decided about it, who takes that back. */
  public void keptAs(boolean before) {
    kept = before;
  }

  /** Gives it back. */
  public void rest(Instant until) {
    restsUntil = until;
    note = "";
    reverseName = "";
    kept = false;
  }
}
