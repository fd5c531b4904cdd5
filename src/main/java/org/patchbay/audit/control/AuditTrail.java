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

  /** Newest first. */
  public List<AuditRecord> page(AuditFilter filter, int limit) {
    mayRead(filter.tenant());
    Map<String, Object> values = new LinkedHashMap<>();
    StringBuilder where = new StringBuilder("from AuditRecord r where r.tenantId = :tenant");
    values.put("tenant", filter.tenant());
    filter.actor().ifPresent(v -> and(where, values, "actor = :actor", v));
    filter.action().ifPresent(v -> and(where, values, "action = :action", v));
    filter.objectKind().ifPresent(v -> and(where, values, "objectKind = :kind", v));
    filter.objectId().ifPresent(v -> and(where, values, "objectId = :id", v));
    filter.before().ifPresent(v -> and(where, values, "seq < :before", v));
    where.append(" order by r.seq desc");
    TypedQuery<AuditRecord> query = em.createQuery(where.toString(), AuditRecord.class);
    values.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList();
  }

  private static void and(
      StringBuilder where, Map<String, Object> values, String condition, Object value) {
    where.append(" and r.").append(condition);
    values.put(condition.substring(condition.indexOf(':') + 1), value);
  }

  /** Walks the whole chain, in portions. */
  public ChainReport verify(UUID tenant) {
    mayRead(tenant);
    AuditHead recorded = head(tenant);
    ChainVerifier verifier = new ChainVerifier();
    List<AuditRecord> portion = after(tenant, 0, recorded.seq());
    while (!portion.isEmpty()) {
      portion.forEach(verifier::take);
      em.clear();
      portion = after(tenant, portion.get(portion.size() - 1).seq(), recorded.seq());
    }
    return verifier.report(recorded);
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

  private AuditHead head(UUID tenant) {
    List<?> rows =
        em.createNativeQuery("select seq, hash from audit_chain where tenant_id = :tenant")
            .setParameter("tenant", tenant)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new AuditHead(((Number) row[0]).longValue(), (String) row[1]))
        .findFirst()
        .orElse(AuditHead.NONE);
  }

  /** Chains are told apart by hand, because a record of the platform has no tenant to scope by. */
  private static void mayRead(UUID tenant) {
    UUID scope = TenantScope.current();
    if (!scope.equals(TenantScope.PLATFORM) && !scope.equals(tenant)) {
      throw Fault.notFound("audit", tenant);
    }
  }
}
