package org.patchbay.operation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.patchbay.operation.entity.StepState;
import org.patchbay.reconcile.control.Params;
import org.patchbay.reconcile.entity.ResourceKey;

/**
 * Writes the journals. A line that only repeats its object's last one is left out: a step that is
 * done again after a crash, or a fault that goes on, is told once.
 */
@ApplicationScoped
@Transactional
class Journal {
  /** On which the id of a changed operation is told to all portal instances. */
  static final String CHANNEL = "patchbay";

  @Inject EntityManager em;

  /** To every open operation that waits for the resource; false when that told nothing new. */
  boolean write(ResourceKey key, StepState state, String messageKey, List<?> parameters) {
    int lines = 0;
    for (UUID operation : lockWaitingFor(key)) {
      lines += line(operation, key, state, messageKey, parameters);
    }
    return lines > 0;
  }

  private List<UUID> lockWaitingFor(ResourceKey key) {
    return Receipts.ids(
        em.createNativeQuery(
                "select id from operation where ended_at is null and id in"
                    + " (select operation_id from operation_part where kind = :kind and id = :id"
                    + " and state = 'PENDING') order by id for no key update")
            .setParameter("kind", key.kind())
            .setParameter("id", key.id())
            .getResultList());
  }

  /** One line about a part of an operation whose row is locked, or none that would repeat. */
  int line(
      UUID operation, ResourceKey key, StepState state, String messageKey, List<?> parameters) {
    int lines =
        em.createNativeQuery(
                """
            insert into operation_step
              (operation_id, object_kind, object_id, object, message_key, params, state)
            select p.operation_id, p.kind, p.id, p.name, :message, :params, :state
            from operation_part p
            where p.operation_id = :operation and p.kind = :kind and p.id = :id
            and not exists (
              select 1 from operation_step s
              where s.message_key = :message and s.params = :params and s.state = :state
              and s.id = (select max(last.id) from operation_step last
                          where last.operation_id = p.operation_id
                          and last.object_kind = p.kind and last.object_id = p.id))
            """)
            .setParameter("operation", operation)
            .setParameter("kind", key.kind())
            .setParameter("id", key.id())
            .setParameter("message", messageKey)
            .setParameter("params", Params.write(parameters))
            .setParameter("state", state.name())
            .executeUpdate();
    started(operation);
    announce(operation);
    return lines;
  }

  /** One line about what the operation, whose row is locked, is about. */
  void ofTarget(UUID operation, String messageKey, Object... parameters) {
    em.createNativeQuery(
            """
            insert into operation_step
              (operation_id, object_kind, object_id, object, message_key, params, state)
            select id, target_kind, target_id, target_name, :message, :params, 'INFO'
            from operation where id = :operation
            """)
        .setParameter("operation", operation)
        .setParameter("message", messageKey)
        .setParameter("params", Params.write(List.of(parameters)))
        .executeUpdate();
  }

  private void started(UUID operation) {
    em.createNativeQuery(
            "update operation set started_at = clock_timestamp()"
                + " where id = :id and started_at is null")
        .setParameter("id", operation)
        .executeUpdate();
  }

  /** Tells all portal instances, after the commit, that the operation has changed. */
  void announce(UUID operation) {
    em.createNativeQuery("select cast(pg_notify('" + CHANNEL + "', :id) as text)")
        .setParameter("id", operation.toString())
        .getSingleResult();
  }
}
