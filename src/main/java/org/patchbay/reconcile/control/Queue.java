package org.patchbay.reconcile.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.patchbay.reconcile.entity.ResourceKey;

/**
 * The resource's row in db-scheduler's table. Nudges and the completion of a turn write it
 * themselves, because it must be one transaction with the resource's own row. All times are the
 * database's, and the scheduler's clock follows it.
 */
@ApplicationScoped
class Queue {
  static final String TASK = "reconcile";

  @Inject EntityManager em;

  /**
   * Due after the pause, or earlier if it was; a row that a worker holds is left alone. It is not
   * an upsert, for that would lock a worker's row, and its heartbeats would wait for us.
   */
  void due(ResourceKey key, Duration pause) {
    int updated =
        em.createNativeQuery(
                "update scheduled_tasks set execution_time = least(execution_time, clock_timestamp()"
                    + " + make_interval(secs => :pause)) where task_name = '"
                    + TASK
                    + "' and task_instance = :instance and not picked")
            .setParameter("pause", seconds(pause))
            .setParameter("instance", key.toString())
            .executeUpdate();
    if (updated == 0) {
      insert(key, pause);
    }
  }

  private void insert(ResourceKey key, Duration pause) {
    em.createNativeQuery(
            "insert into scheduled_tasks(task_name, task_instance, execution_time, picked, version)"
                + " values ('"
                + TASK
                + "', :instance, clock_timestamp() + make_interval(secs => :pause), false, 1)"
                + " on conflict do nothing")
        .setParameter("instance", key.toString())
        .setParameter("pause", seconds(pause))
        .executeUpdate();
  }

  /** Gives the row back, due after the pause; false when another worker has taken it over. */
  boolean release(ResourceKey key, long version, Duration pause) {
    return 1
        == em.createNativeQuery(
                "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,"
                    + " last_success = clock_timestamp(), consecutive_failures = 0, version = version + 1,"
                    + " execution_time = clock_timestamp() + make_interval(secs => :pause)"
                    + " where task_name = '"
                    + TASK
                    + "' and task_instance = :instance and picked and version = :version")
            .setParameter("pause", seconds(pause))
            .setParameter("instance", key.toString())
            .setParameter("version", version)
            .executeUpdate();
  }

  /** Takes the row away; false when another worker has taken it over. */
  boolean remove(ResourceKey key, long version) {
    return 1
        == em.createNativeQuery(
                "delete from scheduled_tasks where task_name = '"
                    + TASK
                    + "' and task_instance = :instance and picked and version = :version")
            .setParameter("instance", key.toString())
            .setParameter("version", version)
            .executeUpdate();
  }

  /** Wakes the schedulers of all instances when this transaction is committed. */
  void announce() {
    em.createNativeQuery("select cast(pg_notify('" + Signals.DUE + "', '') as text)")
        .getSingleResult();
  }

  private static double seconds(Duration pause) {
    return pause.toNanos() / 1e9;
  }
}
