package org.patchbay.operation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.PartState;
import org.patchbay.operation.entity.PartStatus;
import org.patchbay.operation.entity.Progress;
import org.patchbay.operation.entity.Step;
import org.patchbay.operation.entity.StepState;
import org.patchbay.reconcile.control.Params;
import org.patchbay.reconcile.entity.Trouble;

/** Parts and lines of operations that were found in the caller's scope before. */
@ApplicationScoped
class OperationDetails {
  @Inject EntityManager em;

  Map<UUID, Progress> progress(Collection<UUID> operations) {
    Map<UUID, Progress> progress = new HashMap<>();
    if (!operations.isEmpty()) {
      rows(
              "select operation_id, count(*) filter (where state <> 'PENDING'), count(*)"
                  + " from operation_part where operation_id in (:operations)"
                  + " group by operation_id",
              Map.of("operations", operations))
          .forEach(
              row -> progress.put((UUID) row[0], new Progress(number(row[1]), number(row[2]))));
    }
    return progress;
  }

  /** A pending part's trouble is its resource's, now; a failed part's is what it failed with. */
  List<PartStatus> parts(UUID operation) {
    return rows(
            """
            select p.kind, p.id, p.name, p.state,
              case when p.state = 'PENDING' then r.fault_code else p.fault_code end,
              case when p.state = 'PENDING' then r.fault_params else p.fault_params end,
              case when p.state = 'PENDING' then r.fault_since else p.ended_at end,
              coalesce(r.attempts, 0), p.state <> 'PENDING', coalesce(r.fault_reference, '')
            from operation_part p left join resource r on r.kind = p.kind and r.id = p.id
            where p.operation_id = :operation order by p.kind, p.name, p.id
            """,
            Map.of("operation", operation))
        .stream()
        .map(
            row ->
                new PartStatus(
                    new Part((String) row[0], (UUID) row[1], (String) row[2]),
                    PartState.valueOf((String) row[3]),
                    row[4] == null ? Optional.empty() : Optional.of(trouble(row))))
        .toList();
  }

  private static Trouble trouble(Object[] row) {
    return new Trouble(
        FaultCode.valueOf((String) row[4]),
        Params.read((String) row[5]),
        (Instant) row[6],
        number(row[7]),
        (Boolean) row[8],
        (String) row[9]);
  }

  List<Step> steps(UUID operation, long after) {
    return rows(
            """
            select id, at, object_kind, object_id, object, message_key, params, state
            from operation_step where operation_id = :operation and id > :after order by id
            """,
            Map.of("operation", operation, "after", after))
        .stream()
        .map(
            row ->
                new Step(
                    ((Number) row[0]).longValue(),
                    (Instant) row[1],
                    (String) row[2],
                    (UUID) row[3],
                    (String) row[4],
                    (String) row[5],
                    Params.read((String) row[6]),
                    StepState.valueOf((String) row[7])))
        .toList();
  }

  private List<Object[]> rows(String sql, Map<String, Object> values) {
    Query query = em.createNativeQuery(sql);
    values.forEach(query::setParameter);
    List<?> rows = query.getResultList();
    return rows.stream().map(Object[].class::cast).toList();
  }

  private static int number(Object value) {
    return ((Number) value).intValue();
  }
}
