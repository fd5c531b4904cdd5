package org.patchbay.quota.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.quota.entity.QuotaDefect;

/** Compares what quotas count with the rows of all tenants, and keeps what differs. */
@ApplicationScoped
@Transactional
public class QuotaDefects {
  private static final System.Logger LOG = System.getLogger(QuotaDefects.class.getName());

  /**
   * A counter and its rows are changed in one transaction, and one statement sees one moment: so
   * what is under way makes no difference. The last line of the usage says the same, or that is
   * what is found. Of all tenants, deliberately.
   */
  private static final String DIFFERENCES =
      """
      with held as (
        select tenant_id, 'clusters' as name, count(*) as n from cluster group by tenant_id
        union all select tenant_id, 'containers', count(*) from container group by tenant_id
        union all select tenant_id, 'vcpus', sum(vcpus) from container group by tenant_id
        union all select tenant_id, 'memoryMiB', sum(memory_mib) from container group by tenant_id
        union all select tenant_id, 'diskGiB', sum(gib) from disk_held group by tenant_id
        union all select tenant_id, name, gib from disk_held
        union all select tenant_id, 'publicIpv' || family(address), count(*) from lease
          where rests_until is null group by tenant_id, family(address)
        union all select tenant_id, 'segments', count(*) from segment group by tenant_id
        union all select tenant_id, 'snapshots', count(*) from snapshot group by tenant_id)
      select q.tenant_id, q.name, q.used, d.found_at,
        case when q.used <> coalesce(h.n, 0) then coalesce(h.n, 0) else coalesce(u.used, 0) end as n
      from quota q left join held h on h.tenant_id = q.tenant_id and h.name = q.name
      left join lateral (select used from quota_usage
        where tenant_id = q.tenant_id and name = q.name order by at desc limit 1) u on true
      left join quota_defect d on d.tenant_id = q.tenant_id and d.name = q.name
      where q.used <> coalesce(h.n, 0) or q.used is distinct from u.used order by q.tenant_id, q.name
      """;

  @Inject EntityManager em;
  @Inject Audit audit;
  @Inject Clock clock;

  /** Looks; what is new is said in the log and in the tenant's trail. */
  public List<QuotaDefect> check() {
    alone();
    List<QuotaDefect> known = all();
    List<QuotaDefect> found = read(DIFFERENCES, "used", "n");
    em.createNativeQuery("delete from quota_defect").executeUpdate();
    found.forEach(this::keep);
    found.stream()
        .filter(defect -> known.stream().noneMatch(old -> isSame(old, defect)))
        .forEach(this::alarm);
    return found;
  }

  /** One at a time, or two would tell the same twice. */
  private void alone() {
    em.createNativeQuery("select 1 from (select pg_advisory_xact_lock(:lock)) locked")
        .setParameter("lock", 0x70622d71756f7461L)
        .getSingleResult();
  }

  private static boolean isSame(QuotaDefect a, QuotaDefect b) {
    return a.tenant().equals(b.tenant()) && a.name().equals(b.name());
  }

  private void keep(QuotaDefect defect) {
    em.createNativeQuery(
            "insert into quota_defect (tenant_id, name, counter, counted, found_at)"
                + " values (:tenant, :name, :counter, :counted, :at)")
        .setParameter("tenant", defect.tenant())
        .setParameter("name", defect.name())
        .setParameter("counter", defect.counter())
        .setParameter("counted", defect.counted())
        .setParameter("at", defect.foundAt())
        .executeUpdate();
  }

  private void alarm(QuotaDefect defect) {
    LOG.log(System.Logger.Level.ERROR, "A quota does not count what there is: {0}", defect);
    audit.record(
        "quota.defect",
        new AuditObject(defect.tenant(), "quota", defect.name(), defect.name()),
        Change.of(Map.of("counter", defect.counter()), Map.of("counted", defect.counted())));
  }

  /** What the last look found. */
  public List<QuotaDefect> all() {
    return read("select * from quota_defect order by tenant_id, name", "counter", "counted");
  }

  private List<QuotaDefect> read(String sql, String counter, String counted) {
    Instant now = clock.instant();
    return em.unwrap(Session.class)
        .createNativeQuery(sql, Tuple.class)
        .addScalar("tenant_id", UUID.class)
        .addScalar("name", String.class)
        .addScalar(counter, Long.class)
        .addScalar(counted, Long.class)
        .addScalar("found_at", Instant.class)
        .getResultStream()
        .map(
            row ->
                new QuotaDefect(
                    row.get("tenant_id", UUID.class),
                    row.get("name", String.class),
                    row.get(counter, Long.class),
                    row.get(counted, Long.class),
                    row.get("found_at") == null ? now : row.get("found_at", Instant.class)))
        .toList();
  }
}
