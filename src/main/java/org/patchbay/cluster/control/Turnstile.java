package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * Lets approvals through one at a time, on all portal instances: what a second one sees must
 * include what the first one took.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Turnstile {
  /** Any number, as long as all approvals use the same. */
  private static final long LOCK = 0x50617463L;

  @Inject EntityManager em;

  /** Held until the transaction ends. */
  void pass() {
    em.createNativeQuery("select 1 from (select pg_advisory_xact_lock(:lock)) locked")
        .setParameter("lock", LOCK)
        .getSingleResult();
  }
}
