package org.patchbay.quota.boundary;

import java.time.Instant;
import org.patchbay.tenant.entity.Quota;
import org.patchbay.tenant.entity.QuotaRule;

/**
 * How much of one thing a tenant may have.
 *
 * @param limit that counts now
 * @param hard without a raise, and while the soft limit does not count
 * @param soft null for none
 * @param graceEnds when the soft limit, which was passed, begins to count
 * @param raised the limit until {@code raisedUntil}
 */
public record QuotaJson(
    String name,
    long limit,
    long used,
    long hard,
    Long soft,
    long graceDays,
    Instant graceEnds,
    Long raised,
    Instant raisedUntil) {
  static QuotaJson of(Quota quota) {
    QuotaRule rule = quota.rule();
    return new QuotaJson(
        quota.name(),
        quota.limit(),
        quota.used(),
        rule.hard(),
        rule.soft(),
        rule.grace().toDays(),
        quota.graceEnds().orElse(null),
        rule.raised(),
        rule.raisedUntil());
  }
}
