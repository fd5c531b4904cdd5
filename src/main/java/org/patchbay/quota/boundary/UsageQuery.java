package org.patchbay.quota.boundary;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.patchbay.fault.entity.Fault;
import org.patchbay.quota.entity.UsageSpan;

/** {@code ?quota=}, {@code ?span=} and {@code ?at=} of usage, as a {@code @BeanParam}. */
public class UsageQuery {
  private static final String STANDARD = "vcpus";

  @QueryParam("quota")
  String quota;

  @QueryParam("span")
  String span;

  @QueryParam("at")
  String at;

  String quota() {
    return quota == null || quota.isBlank() ? STANDARD : quota.strip();
  }

  /**
   * How long.
   *
   * @throws Fault {@code INVALID_INPUT} on field {@code span}
   */
  UsageSpan span() {
    return UsageSpan.named(span);
  }

  /**
   * A day within.
   *
   * @throws Fault {@code INVALID_INPUT} on field {@code at}
   */
  LocalDate day(Instant now) {
    return UsageSpan.day(at, now);
  }

  /** As it was asked. */
  Map<String, String> asked() {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("quota", quota);
    asked.put("span", span);
    asked.put("at", at);
    return asked;
  }
}
