package org.patchbay.operation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.operation.entity.Operation;
import org.patchbay.operation.entity.OperationFilter;
import org.patchbay.operation.entity.OperationRow;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.OperationView;
import org.patchbay.operation.entity.Step;

/** The operations that the caller's scope shows. */
@ApplicationScoped
@Transactional
public class OperationList {
  @Inject EntityManager em;
  @Inject OperationDetails details;

  public Operation get(UUID id) {
    return em.createQuery("from Operation o where o.id = :id", Operation.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> Fault.notFound("operation", id));
  }

  /**
   * One of these tenants'; a stranger's takes no longer to be missed than one that there is not.
   */
  public Operation get(UUID id, Set<UUID> tenants) {
    return em.createQuery(
            "from Operation o where o.id = :id and o.tenantId in :tenants", Operation.class)
        .setParameter("id", id)
        .setParameter("tenants", tenants)
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> Fault.notFound("operation", id));
  }

  public OperationView view(UUID id) {
    Operation operation = get(id);
    return new OperationView(operation, details.parts(id), details.steps(id, 0));
  }

  /** The lines after a known one, for who follows along. */
  public List<Step> stepsAfter(UUID id, long lastKnown) {
    get(id);
    return details.steps(id, lastKnown);
  }

  /** Newest first. */
  public List<OperationRow> page(OperationFilter filter, int limit) {
    List<Operation> operations = query(filter).setMaxResults(limit).getResultList();
    var progress = details.progress(operations.stream().map(Operation::id).toList());
    return operations.stream()
        .map(operation -> new OperationRow(operation, progress.get(operation.id())))
        .toList();
  }

  /** How many of the scope's operations are open; pages show it in the bar at the top. */
  public long open() {
    return em.createQuery("select count(*) from Operation o where o.endedAt is null", Long.class)
        .getSingleResult();
  }

  private TypedQuery<Operation> query(OperationFilter filter) {
    Map<String, Object> values = new LinkedHashMap<>();
    StringBuilder where = new StringBuilder("from Operation o where o.id is not null");
    filter.tenants().ifPresent(v -> and(where, values, "o.tenantId in :tenants", "tenants", v));
    filter.kind().ifPresent(v -> and(where, values, "o.kind = :kind", "kind", v));
    filter.targetKind().ifPresent(v -> and(where, values, "o.targetKind = :of", "of", v));
    filter.target().ifPresent(v -> and(where, values, "o.targetId = :target", "target", v));
    filter.actor().ifPresent(v -> and(where, values, "o.actor = :actor", "actor", v));
    filter.state().ifPresent(state -> state(where, values, state));
    filter
        .before()
        .ifPresent(
            place -> {
              where.append(" and (o.createdAt, o.id) < (:at, :id)");
              values.put("at", place.createdAt());
              values.put("id", place.id());
            });
    where.append(" order by o.createdAt desc, o.id desc");
    TypedQuery<Operation> query = em.createQuery(where.toString(), Operation.class);
    values.forEach(query::setParameter);
    return query;
  }

  private static void state(StringBuilder where, Map<String, Object> values, OperationState state) {
    switch (state) {
      case PENDING -> where.append(" and o.endedAt is null and o.startedAt is null");
      case RUNNING -> where.append(" and o.endedAt is null and o.startedAt is not null");
      case SUCCEEDED, FAILED, CANCELLED, SUPERSEDED ->
          and(where, values, "o.verdict = :verdict", "verdict", state);
    }
  }

  private static void and(
      StringBuilder where,
      Map<String, Object> values,
      String condition,
      String name,
      Object value) {
    where.append(" and ").append(condition);
    values.put(name, value);
  }
}
