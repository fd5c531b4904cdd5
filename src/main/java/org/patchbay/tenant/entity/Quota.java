package org.patchbay.tenant.entity;

import java.time.Instant;
import java.util.Optional;

/**
 * How much of one thing a tenant may reserve now, and has reserved.
 *
 * @param graceEnds when the soft limit, which was passed, begins to count
 */
public record Quota(
    String name, long limit, long used, QuotaRule rule, Optional<Instant> graceEnds) {
  public static Quota at(Instant now, String name, long used, QuotaRule rule) {
    return new Quota(name, rule.limitAt(used, now), used, rule, rule.graceEnds(used, now));
  }

  public long free() {
    return Math.max(0, limit - used);
  }
}
