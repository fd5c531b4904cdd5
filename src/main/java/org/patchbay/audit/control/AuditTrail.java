package org.patchbay.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.patchbay.audit.entity.AuditFilter;
import org.patchbay.audit.entity.AuditHead;
import org.patchbay.audit.entity.AuditRecord;
import org.patchbay.audit.entity.ChainReport;
import org.patchbay.audit.entity.ChainVerifier;
import org.patchbay.fault.entity.Fault;
import org.patchbay.tenant.control.TenantScope;

/** Reads the trail: a tenant's own, or any from the platform's scope. */
@ApplicationScoped
@Transactional
public class AuditTrail {
  private static final int PORTION = 1000;

  @Inject EntityManager em;

  /** Newest first; all chains together only from the platform's scope. */
  public List<AuditRecord> page(AuditFilter filter, int limit) {
    filter.tenant().ifPresentOrElse(AuditTrail::mayRead, AuditTrail::mayReadAll);
    Map<String, Object> values = new LinkedHashMap<>();
    StringBuilder where = new StringBuilder("from AuditRecord r where r.seq is not null");
    filter.tenant().ifPresent(v -> and(where, values, "r.tenantId = :tenant", v));
    filter.actor().ifPresent(v -> and(where, values, "r.actor = :actor", v));
    filter.action().ifPresent(v -> and(where, values, "r.action = :action", v));
    filter.objectKind().ifPresent(v -> and(where, values, "r.objectKind = :kind", v));
    filter.objectId().ifPresent(v -> and(where, values, "r.objectId = :id", v));
    order(filter, where, values);
    TypedQuery<AuditRecord> query = em.createQuery(where.toString(), AuditRecord.class);
    values.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList();
  }

  /** In a chain by number; over all of them by time, which no number orders. */
  private static void order(AuditFilter filter, StringBuilder where, Map<String, Object> values) {
    if (filter.tenant().isPresent()) {
      filter.before().ifPresent(place -> and(where, values, "r.seq < :seq", place.seq()));
      where.append(" order by r.seq desc");
      return;
    }
    filter
        .before()
        .ifPresent(
            place -> {
              where.append(" and (r.at, r.tenantId, r.seq) < (:at, :of, :seq)");
              values.put("at", place.at());
              values.put("of", place.tenant());
              values.put("seq", place.seq());
            });
    where.append(" order by r.at desc, r.tenantId desc, r.seq desc");
  }

  private static void and(
      StringBuilder where, Map<String, Object> values, String condition, Object value) {
    where.append(" and ").append(condition);
    values.put(condition.substring(condition.indexOf(':') + 1), value);
  }

  /** Walks the whole chain, in portions. */
  public ChainReport verify(UUID tenant) {
    mayRead(tenant);
    Recorded recorded = recorded(tenant);
    ChainVerifier verifier = new ChainVerifier();
    List<AuditRecord> portion = after(tenant, 0, recorded.last());
    while (!portion.isEmpty()) {
      portion.forEach(verifier::take);
      em.clear();
      portion = after(tenant, portion.get(portion.size() - 1).seq(), recorded.last());
    }
    return verifier.report(recorded.head());
  }

  /** Not those that come while we read. */
  private List<AuditRecord> after(UUID tenant, long seq, long last) {
    return em.createQuery(
            "from AuditRecord r where r.tenantId = :tenant and r.seq > :seq and r.seq <= :last"
                + " order by r.seq",
            AuditRecord.class)
        .setParameter("tenant", tenant)
        .setParameter("seq", seq)
        .setParameter("last", last)
        .setMaxResults(PORTION)
        .getResultList();
  }

  /** The head beside the records, and the number of the last record, at one moment. */
  private record Recorded(AuditHead head, long last) {}

  private Recorded recorded(UUID tenant) {
    List<?> rows =
        em.createNativeQuery(
                "select coalesce(max(c.seq), 0), coalesce(max(c.hash), :none), (select"
                    + " coalesce(max(seq), 0) from audit_record where tenant_id = :tenant)"
                    + " from audit_chain c where tenant_id = :tenant")
            .setParameter("none", AuditHead.NONE.hash())
            .setParameter("tenant", tenant)
            .getResultList();
    Object[] row = (Object[]) rows.get(0);
    AuditHead head = new AuditHead(((Number) row[0]).longValue(), (String) row[1]);
    return new Recorded(head, ((Number) row[2]).longValue());
  }

  /** Chains are told apart by hand, because a record of the platform has no tenant to scope by. */
  private static void mayRead(UUID tenant) {
    UUID scope = TenantScope.current();
    if (!scope.equals(TenantScope.PLATFORM) && !scope.equals(tenant)) {
      throw Fault.notFound("audit", tenant);
    }
  }

  private static void mayReadAll() {
    if (!TenantScope.current().equals(TenantScope.PLATFORM)) {
      throw Fault.notFound("audit", "-");
    }
  }
}
