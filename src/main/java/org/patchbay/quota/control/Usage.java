package org.patchbay.quota.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.patchbay.fault.entity.Fault;
import org.patchbay.quota.entity.UsageMark;
import org.patchbay.quota.entity.UsageSeries;
import org.patchbay.quota.entity.UsageSpan;
import org.patchbay.tenant.control.Quotas;

/** What a tenant had reserved over time. */
@ApplicationScoped
@Transactional
public class Usage {
  /** The last line at or before each moment; the primary key leads to it. */
  private static final String MARKS =
      """
      select u.at, u.used, u.area
      from unnest(cast(:moments as timestamptz[])) with ordinality m (moment, n)
      left join lateral (select at, used, area from quota_usage
        where tenant_id = :tenant and name = :name and at <= m.moment
        order by at desc limit 1) u on true
      order by m.n
      """;

  @Inject EntityManager em;
  @Inject Quotas quotas;
  @Inject Clock clock;

  /**
   * The usage of the span that a day is in.
   *
   * @throws Fault {@code NO_SUCH_THING} when there is no such quota
   */
  public UsageSeries series(UUID tenant, String quota, UsageSpan span, LocalDate day) {
    var now = quotas.named(tenant, quota);
    List<Instant> bounds = span.bounds(day);
    List<Instant> moments = UsageSeries.moments(bounds, clock.instant());
    return UsageSeries.of(now, bounds, moments, marks(tenant, quota, moments));
  }

  private List<UsageMark> marks(UUID tenant, String name, List<Instant> moments) {
    return em.unwrap(Session.class)
        .createNativeQuery(MARKS, Tuple.class)
        .addScalar("at", Instant.class)
        .addScalar("used", Long.class)
        .addScalar("area", BigDecimal.class)
        .setParameter(
            "moments",
            moments.stream().map(Instant::toString).collect(Collectors.joining(",", "{", "}")))
        .setParameter("tenant", tenant)
        .setParameter("name", name)
        .getResultStream()
        .map(row -> mark(row, "at", "used", "area"))
        .toList();
  }

  static UsageMark mark(Tuple row, String at, String used, String area) {
    return row.get(at) == null
        ? UsageMark.NONE
        : new UsageMark(
            row.get(at, Instant.class), row.get(used, Long.class), row.get(area, BigDecimal.class));
  }
}
