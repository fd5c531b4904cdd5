package org.patchbay.audit.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.audit.entity.AuditHead;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.AuditRecord;
import org.patchbay.audit.entity.Change;
import org.patchbay.tenant.control.Calling;

/**
 * Writes the trail, in the transaction of the change. Call it last: from then on until the commit
 * nobody else can append to this tenant's chain.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Audit {
  @Inject EntityManager em;
  @Inject Clock clock;

  /**
   * Appends what the caller did.
   *
   * @param action the verb, as {@code cluster.retire}
   */
  public AuditRecord record(String action, AuditObject object, Change change) {
    AuditHead head = lockHead(object.tenant());
    AuditRecord record =
        AuditRecord.behind(head, Calling.current(), clock.instant(), action, object, change);
    em.persist(record);
    em.flush();
    return record;
  }

  /** A tenant's first record finds no head: whoever is first makes it. */
  private AuditHead lockHead(UUID tenant) {
    return head(tenant)
        .or(
            () -> {
              makeHead(tenant);
              return head(tenant);
            })
        .orElseThrow();
  }

  private void makeHead(UUID tenant) {
    em.createNativeQuery(
            "insert into audit_chain (tenant_id, hash) values (:tenant, :hash)"
                + " on conflict do nothing")
        .setParameter("tenant", tenant)
        .setParameter("hash", AuditHead.NONE.hash())
        .executeUpdate();
  }

  private Optional<AuditHead> head(UUID tenant) {
    List<?> rows =
        em.createNativeQuery(
                "select seq, hash from audit_chain where tenant_id = :tenant for update")
            .setParameter("tenant", tenant)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new AuditHead(((Number) row[0]).longValue(), (String) row[1]))
        .findFirst();
  }
}
