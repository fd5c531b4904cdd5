package org.patchbay.helpdesk.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.patchbay.identity.entity.HelpDeed;

/** A tenant's owner consents in advance: what is asked for within it is granted at once. */
@Entity
@Table(name = "help_standing")
public class StandingConsent {
  @Id UUID id;
  @TenantId UUID tenantId;
  UUID clusterId;
  String scope;
  List<String> deeds;
  int minutes;
  String givenBy;
  Instant givenAt;

  protected StandingConsent() {}

  public StandingConsent(HelpScope wish, HelpPlace place, String givenBy, Instant now) {
    this.id = UUID.randomUUID();
    this.clusterId = place.cluster();
    this.scope = place.name();
    this.deeds = Deeds.row(wish.allowed());
    this.minutes = wish.minutes();
    this.givenBy = givenBy;
    this.givenAt = now;
  }

  /** Whether a request asks for no more than this. */
  public boolean covers(HelpRequest request) {
    return new HelpPlace(clusterId, scope).holds(request.place())
        && deeds().containsAll(request.deeds())
        && request.minutes() <= minutes;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  /** Name of the cluster; empty for the whole tenant. */
  public String scope() {
    return scope;
  }

  public Set<HelpDeed> deeds() {
    return Deeds.of(deeds);
  }

  /** The longest that may be granted by it. */
  public int minutes() {
    return minutes;
  }

  public String givenBy() {
    return givenBy;
  }

  public Instant givenAt() {
    return givenAt;
  }
}
