package org.patchbay.tenant.entity;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A service provider. Its slug is its organization's alias at the identity provider. */
@Entity
@Table(name = "tenant")
public class Tenant {
  @Id UUID id;
  String slug;
  String name;
  String theme;
  Instant createdAt;
  Instant suspendedAt;
  String suspendedBecause;
  String ownName;
  @Embedded Leave leave;

  protected Tenant() {}

  public Tenant(String slug, String name, String theme, Instant now) {
    this.id = UUID.randomUUID();
    this.slug = slug;
    this.name = name;
    this.theme = theme;
    this.createdAt = now;
  }

  public UUID id() {
    return id;
  }

  public String slug() {
    return slug;
  }

  public String name() {
    return name;
  }

  /** Whether its slug or its name has this in it. */
  public boolean isCalled(String part) {
    String wanted = part.strip().toLowerCase(Locale.ROOT);
    return slug.contains(wanted) || name.toLowerCase(Locale.ROOT).contains(wanted);
  }

  /** Name of the brand in {@code themes/}. */
  public String theme() {
    return theme;
  }

  /** Its pages are shown in another brand. */
  public void wear(String brand) {
    theme = brand;
  }

  /** Its people reach the portal under this host name; null for none of its own. */
  public void isFoundAt(String name) {
    ownName = name;
  }

  /** The host name of its own, in ASCII and lower case. */
  public Optional<String> ownName() {
    return Optional.ofNullable(ownName);
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Its machines run on, and its people change nothing. */
  public void suspend(String reason, Instant now) {
    suspendedBecause = reason;
    suspendedAt = now;
  }

  public void resume() {
    suspendedBecause = null;
    suspendedAt = null;
  }

  public boolean isSuspended() {
    return suspendedAt != null;
  }

  public Optional<Instant> suspendedAt() {
    return Optional.ofNullable(suspendedAt);
  }

  public Optional<String> suspendedBecause() {
    return Optional.ofNullable(suspendedBecause);
  }

  /** It is to go; its people change nothing from now on. */
  public void leave(Leave wish) {
    leave = wish;
  }

  /** As if it had never been asked to leave. */
  public void stay() {
    leave = null;
  }

  /** That it leaves. */
  public Optional<Leave> leave() {
    return Optional.ofNullable(leave);
  }

  /** Whether its people change nothing: it is suspended, or leaves. */
  public boolean isClosed() {
    return isSuspended() || leave != null;
  }

  /** Whether what it has goes, or is gone already: nobody calls that back. */
  public boolean isRetired() {
    return leave().filter(it -> it.state() != LeaveState.RESTING).isPresent();
  }

  public boolean isGone() {
    return leave().filter(it -> it.state() == LeaveState.GONE).isPresent();
  }
}
