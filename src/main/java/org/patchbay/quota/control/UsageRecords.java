package org.patchbay.quota.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.patchbay.quota.entity.UsageAmount;
import org.patchbay.quota.entity.UsageMark;
import org.patchbay.quota.entity.UsageMonth;
import org.patchbay.quota.entity.UsageRecord;

/**
 * What tenants had reserved in a month. Two lines of each counter are read for it, however often it
 * changed. The statement says whose.
 */
@ApplicationScoped
@Transactional
public class UsageRecords {
  static final String ONE = "where id = :tenant";

  /** A tenant of later months has no record. */
  private static final String MANY =
      "where slug > :after and created_at < :end order by slug limit :most";

  static final String LINES =
      """
      select t.id, t.slug, t.name as called, q.name,
        f.at as from_at, f.used as from_used, f.area as from_area,
        l.at as last_at, l.used as last_used, l.area as last_area
      from (select id, slug, name from tenant %s) t join quota q on q.tenant_id = t.id
      left join lateral (select at, used, area from quota_usage
        where tenant_id = t.id and name = q.name and at <= :from
        order by at desc limit 1) f on true
      left join lateral (select at, used, area from quota_usage
        where tenant_id = t.id and name = q.name and at <= :until
        order by at desc limit 1) l on true
      order by t.slug, q.name
      """;

  @Inject EntityManager em;
  @Inject Clock clock;

  /** One tenant's. */
  public UsageRecord of(UUID tenant, UsageMonth month) {
    var now = clock.instant();
    return read(query(ONE, month, now).setParameter("tenant", tenant), month, now).get(0);
  }

  /** Those behind a slug, by slug; of all tenants, deliberately. */
  public List<UsageRecord> page(UsageMonth month, String after, int most) {
    var now = clock.instant();
    return read(
        query(MANY, month, now)
            .setParameter("after", after)
            .setParameter("end", month.until())
            .setParameter("most", most),
        month,
        now);
  }

  private NativeQuery<Tuple> query(String whose, UsageMonth month, Instant now) {
    return em.unwrap(Session.class)
        .createNativeQuery(LINES.formatted(whose), Tuple.class)
        .addScalar("id", UUID.class)
        .addScalar("slug", String.class)
        .addScalar("called", String.class)
        .addScalar("name", String.class)
        .addScalar("from_at", Instant.class)
        .addScalar("from_used", Long.class)
        .addScalar("from_area", BigDecimal.class)
        .addScalar("last_at", Instant.class)
        .addScalar("last_used", Long.class)
        .addScalar("last_area", BigDecimal.class)
        .setParameter("from", month.from())
        .setParameter("until", month.toldUntil(now));
  }

  private static List<UsageRecord> read(NativeQuery<Tuple> query, UsageMonth month, Instant now) {
    Map<UUID, List<Tuple>> tenants = new LinkedHashMap<>();
    query
        .getResultStream()
        .forEach(
            row ->
                tenants
                    .computeIfAbsent(row.get("id", UUID.class), id -> new ArrayList<>())
                    .add(row));
    return tenants.values().stream().map(rows -> record(rows, month, now)).toList();
  }

  private static UsageRecord record(List<Tuple> rows, UsageMonth month, Instant now) {
    Tuple first = rows.get(0);
    return new UsageRecord(
        first.get("id", UUID.class),
        first.get("slug", String.class),
        first.get("called", String.class),
        month,
        month.toldUntil(now),
        month.finished(now),
        rows.stream().map(row -> amount(row, month, now)).toList());
  }

  private static UsageAmount amount(Tuple row, UsageMonth month, Instant now) {
    UsageMark from = Usage.mark(row, "from_at", "from_used", "from_area");
    UsageMark last = Usage.mark(row, "last_at", "last_used", "last_area");
    return new UsageAmount(
        row.get("name", String.class),
        UsageMark.between(from, month.from(), last, month.toldUntil(now)));
  }
}
