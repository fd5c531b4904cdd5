package org.patchbay.operation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Deletes operations in portions, so that no transaction is long. */
@ApplicationScoped
@Transactional
class OldOperations {
  private static final int PORTION = 500;

  @Inject EntityManager em;

  /** True when there may be more. */
  boolean forgetSome(Instant endedBefore) {
    int deleted =
        em.createNativeQuery(
                "delete from operation where id in (select id from operation"
                    + " where ended_at < :time order by ended_at limit "
                    + PORTION
                    + ")")
            .setParameter("time", endedBefore)
            .executeUpdate();
    return deleted == PORTION;
  }
}
