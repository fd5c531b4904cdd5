package org.patchbay.probe.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;

/** How the node in a container was found at the last round. */
@Entity
@Table(name = "node_health")
@DynamicUpdate
public class NodeHealth {
  @Id UUID containerId;
  @TenantId UUID tenantId;
  UUID nodeId;

  @Enumerated(EnumType.STRING)
  HealthState state;

  @Enumerated(EnumType.STRING)
  Why why;

  List<String> about;
  List<String> probes = List.of();
  boolean arrived;
  Instant since;
  Instant seenAt;

  protected NodeHealth() {}

  public NodeHealth(UUID container, UUID node, Finding finding, Instant now) {
    containerId = container;
    nodeId = node;
    state = finding.state();
    why = finding.why();
    about = finding.about();
    since = now;
    seenAt = now;
  }

  /** It was found so; true when its state or the reason changed. */
  public boolean found(UUID node, Finding finding, List<ProbeResult> results, Instant now) {
    boolean news = state != finding.state() || why != finding.why();
    if (state != finding.state()) {
      since = now;
    }
    nodeId = node;
    state = finding.state();
    why = finding.why();
    about = finding.about();
    probes = results.stream().map(ProbeResult::write).toList();
    seenAt = now;
    arrived = state == HealthState.WELL || arrived && stays();
    return news;
  }

  /** What does not make it begin anew. */
  private boolean stays() {
    return state != HealthState.OFF && why != Why.PREPARING && why != Why.STARTING;
  }

  /** It has been well since its container started. */
  public boolean arrived() {
    return arrived;
  }

  public UUID containerId() {
    return containerId;
  }

  public UUID nodeId() {
    return nodeId;
  }

  /** As it was found, however long ago. */
  public Finding finding() {
    return new Finding(state, why, about);
  }

  /** As it counts now: {@code UNKNOWN} when nobody has asked for {@code staleAfter}. */
  public Finding finding(Instant now, Duration staleAfter) {
    return seenAt.plus(staleAfter).isBefore(now)
        ? Finding.of(HealthState.UNKNOWN, Why.STALE)
        : finding();
  }

  public List<ProbeResult> probes() {
    return probes.stream().map(ProbeResult::read).toList();
  }

  /**
   * What was answered in this run of its guest: for an answer of the run before, no other is
   * doubted.
   */
  public List<ProbeResult> probesSince(Optional<Instant> ready) {
    return ready.filter(seenAt::isBefore).isPresent() ? List.of() : probes();
  }

  /** Since when its state is this one. */
  public Instant since() {
    return since;
  }

  public Instant seenAt() {
    return seenAt;
  }
}
