package org.patchbay.probe.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.patchbay.reconcile.control.Nudges;

/** What is done for all clusters at once, of every tenant. */
@ApplicationScoped
@Transactional
class OldHealth {
  private static final int PORTION = 500;

  @Inject EntityManager em;
  @Inject Nudges nudges;

  /** Deletes a portion, so that no transaction is long; true when there may be more. */
  boolean forgetSome(Instant before) {
    int deleted =
        em.createNativeQuery(
                "delete from health_change where id in (select id from health_change"
                    + " where at < :time order by at limit "
                    + PORTION
                    + ")")
            .setParameter("time", before)
            .executeUpdate();
    return deleted == PORTION;
  }

  /** Has those clusters looked at that nobody looks at, as when they are older than all this. */
  void beginWhereNobodyLooks() {
    List<Object[]> some =
        em.unwrap(Session.class)
            .createNativeQuery(
                "select distinct c.cluster_id, c.tenant_id from container c where c.cluster_id is"
                    + " not null and not exists (select 1 from resource r where r.kind = '"
                    + HealthReconciler.KIND
                    + "' and r.id = c.cluster_id) order by 1 limit "
                    + PORTION,
                Object[].class)
            .getResultList();
    some.forEach(
        row -> nudges.after(HealthReconciler.KIND, (UUID) row[0], (UUID) row[1], Duration.ZERO));
  }
}
