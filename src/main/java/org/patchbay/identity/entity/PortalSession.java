package org.patchbay.identity.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Somebody's session of the portal's pages; it has ended when there is none. */
@Entity
@Table(name = "portal_session")
public class PortalSession {
  @Id UUID id;
  String username;
  String subject;
  String sid;
  Instant begunAt;
  Instant seenAt;
  String address;
  String agent;
  String ownName;
  String acr;
  Instant acrAt;

  protected PortalSession() {}

  public PortalSession(LoginTrace login, Instant now) {
    this.id = UUID.randomUUID();
    this.username = login.username();
    this.subject = login.subject();
    this.sid = login.sid();
    this.begunAt = now;
    this.seenAt = now;
    this.address = login.address();
    this.agent = login.agent();
    this.ownName = login.ownName();
  }

  public UUID id() {
    return id;
  }

  public String username() {
    return username;
  }

  /** The login at the identity provider that it came from. */
  public Optional<String> sid() {
    return Optional.ofNullable(sid);
  }

  /** Its person's id there. */
  public Optional<String> subject() {
    return Optional.ofNullable(subject);
  }

  /** That its person was asked again, in this session. */
  public Optional<Assurance> assurance() {
    return acrAt == null ? Optional.empty() : Optional.of(new Assurance(acr, acrAt));
  }

  public Instant begunAt() {
    return begunAt;
  }

  public Instant seenAt() {
    return seenAt;
  }

  /** Where it was seen last. */
  public String address() {
    return address;
  }

  /** The tenant's own host name that it was begun under. */
  public Optional<String> ownName() {
    return Optional.ofNullable(ownName);
  }

  public Browser browser() {
    return Browser.of(agent);
  }
}
