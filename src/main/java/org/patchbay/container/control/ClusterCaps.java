package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.patchbay.container.entity.Caps;
import org.patchbay.tenant.control.TenantScope;

/**
 * Limits of clusters, of the scope's tenant. What a cluster takes is counted from its containers
 * when somebody asks, under the lock that lets one after the other plan: there is no counter that
 * could be wrong.
 */
@ApplicationScoped
@Transactional
public class ClusterCaps {
  private static final String USED =
      """
      select c.name, count(k.id), coalesce(sum(k.vcpus), 0), coalesce(sum(k.memory_mib), 0),
        coalesce(sum(k.disk_gib + (select coalesce(sum(s.gib), 0) from snapshot s
          where s.container_id = k.id)), 0)
      from cluster c left join container k on k.cluster_id = c.id
      where c.id = :cluster and c.tenant_id = :tenant group by c.name
      """;

  @Inject EntityManager em;

  /** A cluster's; {@link Caps#NONE} when there is no such cluster. */
  public Caps of(UUID cluster) {
    return about(em.createNativeQuery(USED), cluster).stream()
        .map(Object[].class::cast)
        .map(row -> new Caps((String) row[0], limits(cluster), used(row)))
        .findFirst()
        .orElse(Caps.NONE);
  }

  private static Map<String, Long> used(Object[] row) {
    Map<String, Long> used = new HashMap<>();
    for (int i = 0; i < Caps.NAMES.size(); i++) {
      used.put(Caps.NAMES.get(i), ((Number) row[i + 1]).longValue());
    }
    return used;
  }

  private Map<String, Long> limits(UUID cluster) {
    Map<String, Long> limits = new HashMap<>();
    about(
            em.createNativeQuery(
                "select name, limit_value from cluster_cap"
                    + " where cluster_id = :cluster and tenant_id = :tenant"),
            cluster)
        .stream()
        .map(Object[].class::cast)
        .forEach(row -> limits.put((String) row[0], ((Number) row[1]).longValue()));
    return limits;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> about(Query query, UUID cluster) {
    return query
        .setParameter("cluster", cluster)
        .setParameter("tenant", TenantScope.current())
        .getResultList();
  }

  /**
   * Sets all of a cluster's; what its containers take already stays.
   *
   * @param limits by quota name; null and absent: none
   */
  public void set(UUID cluster, Map<String, Long> limits) {
    em.createNativeQuery(
            "delete from cluster_cap where cluster_id = :cluster and tenant_id = :tenant")
        .setParameter("cluster", cluster)
        .setParameter("tenant", TenantScope.current())
        .executeUpdate();
    Caps.NAMES.stream()
        .filter(name -> limits.get(name) != null)
        .forEach(name -> insert(cluster, name, limits.get(name)));
  }

  private void insert(UUID cluster, String name, long limit) {
    em.createNativeQuery(
            "insert into cluster_cap (tenant_id, cluster_id, name, limit_value)"
                + " values (:tenant, :cluster, :name, :limit)")
        .setParameter("tenant", TenantScope.current())
        .setParameter("cluster", cluster)
        .setParameter("name", name)
        .setParameter("limit", limit)
        .executeUpdate();
  }
}
