package org.patchbay.host.boundary;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.entity.Drift;
import org.patchbay.host.entity.DriftState;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.FixtureField;

/**
 * Something on a host that was not as it is wanted.
 *
 * @param container whose guard or card it is; null for a network
 * @param interrupts putting it back interrupts the container on that interface for some seconds
 * @param trouble why it could not be put back yet; null when nothing hinders
 * @param endedAt when it was as wanted again; null while it is not
 */
public record DriftJson(
    UUID id,
    Fixture.Kind kind,
    String name,
    UUID container,
    DriftState state,
    boolean interrupts,
    FaultCode trouble,
    Instant noticedAt,
    Instant endedAt,
    List<FieldJson> fields) {
  /** One field; an empty text is none. */
  public record FieldJson(FixtureField field, String wanted, String found) {}

  /** As it is told. */
  public static DriftJson of(Drift drift) {
    return new DriftJson(
        drift.id(),
        drift.kind(),
        drift.name(),
        drift.containerId().orElse(null),
        drift.state(),
        drift.interrupts(),
        drift.trouble().orElse(null),
        drift.noticedAt(),
        drift.endedAt().orElse(null),
        drift.deviations().stream()
            .map(one -> new FieldJson(one.field(), one.wanted(), one.found()))
            .toList());
  }
}
