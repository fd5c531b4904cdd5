package org.patchbay.tenant.entity;

import java.time.Instant;
import java.util.List;
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

  /**
   * Whether its limit says anything beside the others: a class of disk has one of its own only
   * where that is less than what all disk has.
   */
  public boolean bounds(List<Quota> all) {
    return !name.matches("disk.+GiB")
        || all.stream().noneMatch(one -> one.name.equals("diskGiB") && one.limit <= limit);
  }

  public long free() {
    return Math.max(0, limit - used);
  }
}
