package org.patchbay.quota.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.patchbay.fault.entity.Fault;
import org.patchbay.quota.entity.NewLimits;
import org.patchbay.quota.entity.QuotaAsk;
import org.patchbay.quota.entity.QuotaDecision;

/** Reads the forms about quotas; what can't be read is as wrong as what is not accepted. */
final class QuotaFields {
  private QuotaFields() {}

  static QuotaAsk ask(MultivaluedMap<String, String> fields) {
    return new QuotaAsk(
        fields.getFirst("quota"),
        number(fields, "wanted", "quota.wanted.invalid"),
        fields.getFirst("reason"));
  }

  static QuotaDecision decision(MultivaluedMap<String, String> fields) {
    String answer = fields.getFirst("answer");
    if (!"grant".equals(fields.getFirst("verdict"))) {
      return new QuotaDecision(null, null, answer);
    }
    Long granted = number(fields, "granted", "quota.wanted.invalid");
    if (granted == null) {
      throw Fault.invalid("granted", "quota.wanted.invalid");
    }
    return new QuotaDecision(granted, end(fields), answer);
  }

  static NewLimits limits(MultivaluedMap<String, String> fields) {
    Long days = number(fields, "graceDays", "quota.grace.invalid");
    return new NewLimits(
        number(fields, "limit", "quota.limit.invalid"),
        number(fields, "soft", "quota.soft.invalid"),
        days == null ? null : days.intValue());
  }

  private static Long number(MultivaluedMap<String, String> fields, String name, String wrong) {
    String text = fields.getFirst(name);
    if (text == null || text.isBlank()) {
      return null;
    }
    if (!text.strip().matches("\\d{1,13}")) {
      throw Fault.invalid(name, wrong);
    }
    return Long.valueOf(text.strip());
  }

  /** The end of that day, in UTC. */
  private static Instant end(MultivaluedMap<String, String> fields) {
    String text = fields.getFirst("until");
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip()).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw Fault.invalid("until", "quota.until.invalid");
    }
  }
}
