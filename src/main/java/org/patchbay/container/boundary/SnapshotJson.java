package org.patchbay.container.boundary;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.container.entity.snapshot.SnapshotRow;
import org.patchbay.fault.entity.Fault;
import org.patchbay.web.control.Texts;

/**
 * A snapshot as the API tells it.
 *
 * @param host where it lies
 * @param state {@code TAKING}, {@code KEPT}, {@code RESTORING}, {@code DELETING} or {@code FAILED}
 * @param takenAt when it was whole; null until then
 * @param diskGiB what it counts as
 * @param bytes what its volume takes; null until it is there
 * @param reason why it does not go on; null while it does
 * @param restorable false when it can't be put back now
 */
public record SnapshotJson(
    UUID id,
    String host,
    String pool,
    String state,
    String note,
    String takenBy,
    Instant wishedAt,
    Instant takenAt,
    long diskGiB,
    Long bytes,
    String reason,
    boolean restorable) {
  static SnapshotJson of(SnapshotRow row, Locale locale) {
    var snapshot = row.snapshot();
    return new SnapshotJson(
        snapshot.id(),
        row.hostName(),
        snapshot.pool(),
        row.status().name(),
        snapshot.note(),
        snapshot.takenBy(),
        snapshot.wishedAt(),
        snapshot.takenAt().orElse(null),
        snapshot.gib(),
        snapshot.bytes().isPresent() ? snapshot.bytes().getAsLong() : null,
        words(row.trouble(), locale),
        row.obstacle().isEmpty());
  }

  private static String words(Optional<Fault> fault, Locale locale) {
    return fault
        .map(f -> Texts.of(locale, "fault." + f.code(), f.parameters().toArray()))
        .orElse(null);
  }
}
