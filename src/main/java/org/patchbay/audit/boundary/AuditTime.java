package org.patchbay.audit.boundary;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.patchbay.fault.entity.Fault;

/** A bound in time, as a moment or as a day of UTC, which counts whole. */
final class AuditTime {
  private AuditTime() {}

  /**
   * The first moment that is meant.
   *
   * @throws Fault {@code INVALID_INPUT} on field {@code from}
   */
  static Instant from(String text) {
    return read("from", text, 0);
  }

  /**
   * The first moment that is not meant any more.
   *
   * @throws Fault {@code INVALID_INPUT} on field {@code to}
   */
  static Instant to(String text) {
    return read("to", text, 1);
  }

  private static Instant read(String field, String text, int days) {
    try {
      Instant read =
          text.strip().contains("T")
              ? Instant.parse(text.strip())
              : LocalDate.parse(text.strip())
                  .plusDays(days)
                  .atStartOfDay(ZoneOffset.UTC)
                  .toInstant();
      // What the database can hold.
      if (read.isAfter(Instant.parse("0001-01-01T00:00:00Z"))
          && read.isBefore(Instant.parse("9999-12-31T23:59:59Z"))) {
        return read;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw Fault.invalid(field, "audit.time.invalid");
  }
}
