package org.patchbay.host.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.Fixture;

/** Something on a host that was not as it is wanted, until it is again. */
@Entity
@Table(name = "network_drift")
public class Drift {
  @Id UUID id;
  UUID hostId;

  @Enumerated(EnumType.STRING)
  Fixture.Kind kind;

  String name;
  UUID tenantId;
  UUID containerId;
  List<String> deviations = new ArrayList<>();
  Instant noticedAt;
  Instant agreedAt;
  Instant triedAt;

  @Enumerated(EnumType.STRING)
  FaultCode trouble;

  String troubleText;
  Instant endedAt;

  protected Drift() {}

  /**
   * Just noticed.
   *
   * @param tenant whose it is; null for what is everybody's
   */
  public Drift(UUID host, Finding finding, UUID tenant, Instant now) {
    this.id = UUID.randomUUID();
    this.hostId = host;
    this.kind = finding.identity().kind();
    this.name = finding.identity().name();
    this.tenantId = tenant;
    this.containerId = finding.owner().orElse(null);
    this.noticedAt = now;
    found(finding);
  }

  /** As it is found now. */
  public void found(Finding finding) {
    List<String> now = finding.deviations().stream().map(Deviation::text).toList();
    if (!now.equals(deviations)) {
      deviations = new ArrayList<>(now);
    }
  }

  /** An administrator agrees that it is put back, whatever that interrupts. */
  public void agree(Instant now) {
    if (agreedAt == null) {
      agreedAt = now;
    }
  }

  public void tried(Instant now) {
    triedAt = now;
    trouble = null;
  }

  /** It could not be put back; it is tried again. */
  public void failed(Fault why) {
    trouble = why.code();
    List<?> words = why.parameters();
    troubleText = words.isEmpty() ? "" : String.valueOf(words.get(words.size() - 1));
  }

  public void ended(Instant now) {
    endedAt = now;
  }

  public DriftState state() {
    if (endedAt != null) {
      return triedAt == null ? DriftState.GONE : DriftState.PUT_BACK;
    }
    if (trouble != null) {
      return DriftState.TROUBLED;
    }
    return waits() ? DriftState.OFFERED : DriftState.UNDER_WAY;
  }

  /** Nothing is done about it before somebody agrees. */
  public boolean waits() {
    return interrupts() && agreedAt == null;
  }

  public boolean interrupts() {
    return Finding.interrupts(kind, deviations());
  }

  public boolean isAbout(Fixture.Identity identity) {
    return kind == identity.kind()
        && name.equals(identity.name())
        && identity.machine().equals(containerId());
  }

  public UUID id() {
    return id;
  }

  public UUID hostId() {
    return hostId;
  }

  public Fixture.Kind kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  /** Empty for what is everybody's. */
  public Optional<UUID> tenantId() {
    return Optional.ofNullable(tenantId);
  }

  public Optional<UUID> containerId() {
    return Optional.ofNullable(containerId);
  }

  public List<Deviation> deviations() {
    return deviations.stream().map(Deviation::read).toList();
  }

  public Instant noticedAt() {
    return noticedAt;
  }

  public Optional<FaultCode> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** What it is about. */
  public Optional<String> troubleText() {
    return Optional.ofNullable(troubleText);
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }
}
