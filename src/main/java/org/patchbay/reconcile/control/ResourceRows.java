package org.patchbay.reconcile.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.reconcile.entity.ResourceKey;
import org.patchbay.reconcile.entity.Trouble;
import org.patchbay.reconcile.entity.Turn;
import org.patchbay.reconcile.entity.TurnEnded;

/** The table of resources. */
@ApplicationScoped
class ResourceRows {
  @Inject EntityManager em;

  /** What is asked for at this moment, read under the lock. */
  record Wish(long generation, Optional<Duration> lookWithin) {
    boolean newerThan(TurnEnded turn) {
      return generation > turn.generation();
    }
  }

  Optional<Turn> begin(ResourceKey key, long version) {
    return first(
            at(
                key,
                "select r.tenant_id, r.generation, r.last_fault, r.attempts, r.fault_since"
                    + " from resource r join scheduled_tasks q on q.task_name = 'reconcile'"
                    + " and q.task_instance = r.kind || '/' || r.id"
                    + " where r.kind = :kind and r.id = :id and q.picked and q.version = "
                    + version))
        .map(
            row ->
                new Turn(
                    key,
                    (UUID) row[0],
                    ((Number) row[1]).longValue(),
                    row[2] == null ? null : FaultCode.valueOf((String) row[2]),
                    ((Number) row[3]).intValue(),
                    (Instant) row[4]));
  }

  Optional<Wish> lock(ResourceKey key) {
    return first(
            at(
                key,
                "select generation, cast(extract(epoch from look_at - clock_timestamp()) as float8)"
                    + " from resource where kind = :kind and id = :id for update"))
        .map(row -> new Wish(((Number) row[0]).longValue(), pause((Number) row[1])));
  }

  private static Optional<Duration> pause(Number seconds) {
    return seconds == null || seconds.doubleValue() <= 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos((long) (seconds.doubleValue() * 1e9)));
  }

  void settled(ResourceKey key, long generation) {
    set(
        key,
        "handled = "
            + generation
            + ", attempts = 0, last_fault = null, fault_code = null, fault_params = null,"
            + " fault_since = null, fault_reference = null");
  }

  /** Trouble is over for the eye; it is counted on, in case the next step meets it again. */
  void underWay(ResourceKey key) {
    set(key, "fault_code = null, fault_params = null, fault_since = null, fault_reference = null");
  }

  void troubled(ResourceKey key, Trouble trouble) {
    at(
            key,
            "update resource set turned_at = clock_timestamp(), fault_code = :code,"
                + " last_fault = :code, fault_params = :params, fault_since = :since, fault_reference = :reference,"
                + " attempts = :attempts, stopped = :stopped where kind = :kind and id = :id")
        .setParameter("code", trouble.code().name())
        .setParameter("params", Params.write(trouble.parameters()))
        .setParameter("since", trouble.since())
        .setParameter("reference", trouble.reference())
        .setParameter("attempts", trouble.attempts())
        .setParameter("stopped", trouble.terminal())
        .executeUpdate();
  }

  /** The engine goes on although the turn ended with a fault: a newer wish has come. */
  void go(ResourceKey key) {
    at(
            key,
            "update resource set stopped = false, attempts = 0"
                + " where kind = :kind and id = :id and stopped")
        .executeUpdate();
  }

  void forget(ResourceKey key) {
    at(key, "delete from resource where kind = :kind and id = :id").executeUpdate();
  }

  Optional<Trouble> trouble(ResourceKey key) {
    return first(
            at(
                key,
                "select fault_code, fault_params, fault_since, attempts, stopped, fault_reference"
                    + " from resource where kind = :kind and id = :id and fault_code is not null"))
        .map(ResourceRows::trouble);
  }

  /** Of all of a kind that are this tenant's. */
  Map<UUID, Trouble> troubles(String kind, UUID tenant) {
    return byId(inTrouble(kind, "tenant_id = :tenant").setParameter("tenant", tenant));
  }

  Map<UUID, Trouble> troubles(String kind, Set<UUID> ids) {
    return byId(inTrouble(kind, "id in (:ids)").setParameter("ids", ids));
  }

  private Query inTrouble(String kind, String which) {
    return em.createNativeQuery(
            "select fault_code, fault_params, fault_since, attempts, stopped, fault_reference, id"
                + " from resource where kind = :kind and fault_code is not null and "
                + which)
        .setParameter("kind", kind);
  }

  private static Map<UUID, Trouble> byId(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .collect(Collectors.toMap(row -> (UUID) row[6], ResourceRows::trouble));
  }

  private static Trouble trouble(Object[] row) {
    return new Trouble(
        FaultCode.valueOf((String) row[0]),
        Params.read((String) row[1]),
        (Instant) row[2],
        ((Number) row[3]).intValue(),
        (Boolean) row[4],
        (String) row[5]);
  }

  private void set(ResourceKey key, String columns) {
    at(
            key,
            "update resource set turned_at = clock_timestamp(), stopped = false, look_at ="
                + " case when look_at > clock_timestamp() then look_at end, "
                + columns
                + " where kind = :kind and id = :id")
        .executeUpdate();
  }

  private Query at(ResourceKey key, String sql) {
    return em.createNativeQuery(sql).setParameter("kind", key.kind()).setParameter("id", key.id());
  }

  private static Optional<Object[]> first(Query query) {
    List<?> rows = query.getResultList();
    return rows.isEmpty() ? Optional.empty() : Optional.of((Object[]) rows.get(0));
  }
}
