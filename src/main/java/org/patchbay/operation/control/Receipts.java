package org.patchbay.operation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.PartState;
import org.patchbay.reconcile.control.Params;
import org.patchbay.reconcile.entity.ResourceKey;
import org.patchbay.reconcile.entity.Trouble;

/**
 * The tables of operations and parts, across all tenants: the engine's turns end the parts of
 * whomever waits. Order of locks for everybody: resources, then operations by id.
 */
@ApplicationScoped
class Receipts {
  @Inject EntityManager em;
  @Inject Journal journal;

  /** Waits for the part from this generation on, also when it has waited for it before. */
  void add(UUID operation, Part part, long generation) {
    em.createNativeQuery(
            "insert into operation_part (operation_id, kind, id, name, generation)"
                + " values (:operation, :kind, :id, :name, :generation)"
                + " on conflict (operation_id, kind, id) do update set state = 'PENDING',"
                + " generation = excluded.generation, ended_at = null")
        .setParameter("operation", operation)
        .setParameter("kind", part.kind())
        .setParameter("id", part.id())
        .setParameter("name", part.name())
        .setParameter("generation", generation)
        .executeUpdate();
  }

  /**
   * Locks the operations that wait for the resource, which the turn of this generation has seen.
   */
  List<UUID> lockWaitingFor(ResourceKey key, long generation) {
    return ids(
        em.createNativeQuery(
                "select id from operation where id in (select operation_id from operation_part"
                    + " where kind = :kind and id = :id and state = 'PENDING'"
                    + " and generation <= :generation) order by id for no key update")
            .setParameter("kind", key.kind())
            .setParameter("id", key.id())
            .setParameter("generation", generation)
            .getResultList());
  }

  List<UUID> waitingFor(ResourceKey key) {
    return ids(
        em.createNativeQuery(
                "select operation_id from operation_part"
                    + " where kind = :kind and id = :id and state = 'PENDING'")
            .setParameter("kind", key.kind())
            .setParameter("id", key.id())
            .getResultList());
  }

  /** Locks it, and is false when it has ended. */
  boolean lockOpen(UUID operation) {
    return !em.createNativeQuery(
            "select id from operation where id = :id and ended_at is null for no key update")
        .setParameter("id", operation)
        .getResultList()
        .isEmpty();
  }

  void end(Collection<UUID> operations, ResourceKey key, PartState state) {
    if (!operations.isEmpty()) {
      em.createNativeQuery(
              "update operation_part set state = :state, ended_at = clock_timestamp()"
                  + " where operation_id in (:operations) and kind = :kind and id = :id"
                  + " and state = 'PENDING'")
          .setParameter("state", state.name())
          .setParameter("operations", operations)
          .setParameter("kind", key.kind())
          .setParameter("id", key.id())
          .executeUpdate();
    }
  }

  void explain(Collection<UUID> operations, ResourceKey key, Trouble trouble) {
    if (!operations.isEmpty()) {
      em.createNativeQuery(
              "update operation_part set fault_code = :code, fault_params = :params"
                  + " where operation_id in (:operations) and kind = :kind and id = :id")
          .setParameter("code", trouble.code().name())
          .setParameter("params", Params.write(trouble.parameters()))
          .setParameter("operations", operations)
          .setParameter("kind", key.kind())
          .setParameter("id", key.id())
          .executeUpdate();
    }
  }

  /** Ends those of the locked operations of which no part is pending, and tells who listens. */
  void close(Collection<UUID> operations) {
    for (UUID operation : operations) {
      OperationState state = state(operation);
      if (state.ended()) {
        em.createNativeQuery(
                "update operation set verdict = :verdict, ended_at = clock_timestamp(),"
                    + " started_at = coalesce(started_at, clock_timestamp()) where id = :id")
            .setParameter("verdict", state.name())
            .setParameter("id", operation)
            .executeUpdate();
        journal.ofTarget(operation, "operation.verdict." + state.name());
      }
      journal.announce(operation);
    }
  }

  private OperationState state(UUID operation) {
    List<PartState> parts =
        em
            .createNativeQuery("select state from operation_part where operation_id = :id")
            .setParameter("id", operation)
            .getResultList()
            .stream()
            .map(state -> PartState.valueOf((String) state))
            .toList();
    boolean cancelled =
        (Boolean)
            em.createNativeQuery("select cancel_requested from operation where id = :id")
                .setParameter("id", operation)
                .getSingleResult();
    return OperationState.of(parts, true, cancelled);
  }

  static List<UUID> ids(List<?> rows) {
    return rows.stream().map(UUID.class::cast).toList();
  }
}
