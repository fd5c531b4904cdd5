package org.patchbay.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.audit.entity.AuditFilter;
import org.patchbay.audit.entity.AuditHead;
import org.patchbay.audit.entity.AuditRecord;
import org.patchbay.audit.entity.ChainPart;
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

  @Inject
  @ConfigProperty(name = "patchbay.audit.verify-at-once")
  long atOnce;

  /** Newest first; all chains together only from the platform's scope. */
  public List<AuditRecord> page(AuditFilter filter, int limit) {
    filter.tenant().ifPresentOrElse(AuditTrail::mayRead, AuditTrail::mayReadAll);
    return new AuditSelection(filter)
        .newestFirst(filter)
        .query(em)
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * The next of a chain's records that the filter means, in their order; at most a thousand.
   *
   * @param last the number of the last that is wanted, so that those who come meanwhile wait
   */
  public List<AuditRecord> portion(AuditFilter filter, long after, long last) {
    mayRead(filter.tenant().orElseThrow());
    List<AuditRecord> records =
        new AuditSelection(filter)
            .chained(after, last)
            .query(em)
            .setMaxResults(PORTION)
            .getResultList();
    em.clear();
    return records;
  }

  /** The number of a chain's last record; 0 when it has none. */
  public long last(UUID tenant) {
    mayRead(tenant);
    return recorded(tenant).last();
  }

  /** Walks the whole chain, in portions: as long as that takes. */
  public ChainReport verify(UUID tenant) {
    return verify(tenant, 0, Long.MAX_VALUE).report();
  }

  /**
   * Walks a part of the chain: who goes on behind each part has walked all of it, and no request
   * has lasted long.
   *
   * @param after the last record that was looked at before; 0 for none
   * @throws Fault INVALID_INPUT where there is no such record
   */
  public ChainPart verify(UUID tenant, long after) {
    return verify(tenant, after, atOnce);
  }

  /** The same with so many records. */
  public ChainPart verify(UUID tenant, long after, long most) {
    mayRead(tenant);
    Recorded recorded = recorded(tenant);
    AuditFilter all = AuditFilter.of(tenant);
    long until = most < recorded.last() - after ? after + most : recorded.last();
    ChainVerifier verifier = new ChainVerifier(behind(all, after));
    List<AuditRecord> portion = portion(all, after, until);
    while (!portion.isEmpty() && !verifier.isBroken()) {
      portion.forEach(verifier::take);
      portion = portion(all, portion.get(portion.size() - 1).seq(), until);
    }
    boolean isLast = until == recorded.last();
    ChainReport report = isLast ? verifier.report(recorded.head()) : verifier.soFar(until);
    return new ChainPart(
        report,
        isLast || !report.intact() ? OptionalLong.empty() : OptionalLong.of(until),
        recorded.last());
  }

  private AuditHead behind(AuditFilter all, long after) {
    return after == 0
        ? AuditHead.NONE
        : portion(all, after - 1, after).stream()
            .findFirst()
            .map(AuditRecord::head)
            .orElseThrow(() -> Fault.invalid("after", "audit.verify.after.invalid"));
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
