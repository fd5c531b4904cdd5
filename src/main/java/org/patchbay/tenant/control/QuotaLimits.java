package org.patchbay.tenant.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;

/** Sets how much a tenant may reserve; what is reserved already stays. */
@ApplicationScoped
@Transactional
public class QuotaLimits {
  @Inject EntityManager em;
  @Inject Clock clock;

  /**
   * Sets the limits; a raise ends.
   *
   * @param soft null for none
   * @throws Fault {@code NO_SUCH_THING} when there is no such quota
   */
  public void set(UUID tenant, String name, long hard, Long soft, int graceDays) {
    run(
        em.createNativeQuery(
                """
                update quota set limit_value = :hard, soft_value = cast(:soft as bigint),
                  grace_days = :days, raised_value = null, raised_until = null,
                  over_since = case when used > cast(:soft as bigint)
                    then coalesce(over_since, least(raised_until, cast(:now as timestamptz))) end
                where tenant_id = :tenant and name = :name
                """)
            .setParameter("hard", hard)
            .setParameter("soft", soft)
            .setParameter("days", graceDays)
            .setParameter("now", clock.instant()),
        tenant,
        name);
  }

  /**
   * Raises the limit for a time, in which no soft limit counts.
   *
   * @throws Fault {@code NO_SUCH_THING} when there is no such quota
   */
  public void raise(UUID tenant, String name, long limit, Instant until) {
    run(
        em.createNativeQuery(
                "update quota set raised_value = :limit, raised_until = :until, over_since = null"
                    + " where tenant_id = :tenant and name = :name")
            .setParameter("limit", limit)
            .setParameter("until", until),
        tenant,
        name);
  }

  private static void run(Query update, UUID tenant, String name) {
    if (update.setParameter("tenant", tenant).setParameter("name", name).executeUpdate() == 0) {
      throw Fault.notFound("quota", name);
    }
  }
}
