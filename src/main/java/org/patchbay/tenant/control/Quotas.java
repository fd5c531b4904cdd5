package org.patchbay.tenant.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.hibernate.Session;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.tenant.entity.Quota;

/** How much a tenant may reserve; counted in the transaction of the reservation. */
@ApplicationScoped
@Transactional
public class Quotas {
  /** What is counted, and the setting with what a new tenant may have of it. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "clusters", "patchbay.quota.clusters",
          "containers", "patchbay.quota.containers",
          "vcpus", "patchbay.quota.vcpus",
          "memoryMiB", "patchbay.quota.memory-mib",
          "diskGiB", "patchbay.quota.disk-gib",
          "publicAddresses", "patchbay.quota.public-addresses",
          "segments", "patchbay.quota.segments");

  /** The names of what is counted. */
  public static final Set<String> NAMES = SETTINGS.keySet();

  @Inject Config settings;
  @Inject EntityManager em;

  void open(UUID tenant, Map<String, Long> limits) {
    new TreeMap<>(SETTINGS)
        .forEach(
            (name, setting) -> open(tenant, name, limits.getOrDefault(name, standard(setting))));
  }

  private void open(UUID tenant, String name, long limit) {
    em.createNativeQuery(
            "insert into quota (tenant_id, name, limit_value) values (:tenant, :name, :limit)")
        .setParameter("tenant", tenant)
        .setParameter("name", name)
        .setParameter("limit", limit)
        .executeUpdate();
  }

  /** What a tenant gets of each when nothing else is said, by name. */
  public Map<String, Long> defaults() {
    Map<String, Long> all = new TreeMap<>();
    SETTINGS.forEach((name, setting) -> all.put(name, standard(setting)));
    return all;
  }

  private long standard(String setting) {
    return settings.getValue(setting, Long.class);
  }

  /**
   * Reserves all of it or nothing.
   *
   * @throws Fault {@code QUOTA_EXCEEDED} with the quota's name, what was asked, used and the limit
   */
  public void reserve(UUID tenant, Map<String, Long> amounts) {
    // Always in the same order, so that two reservations wait for each other and never for ever.
    new TreeMap<>(amounts).forEach((name, amount) -> reserve(tenant, name, amount));
  }

  private void reserve(UUID tenant, String name, long amount) {
    if (amount == 0) {
      return;
    }
    int changed =
        em.createNativeQuery(
                "update quota set used = used + :amount where tenant_id = :tenant"
                    + " and name = :name and (:amount < 0 or used + :amount <= limit_value)")
            .setParameter("amount", amount)
            .setParameter("tenant", tenant)
            .setParameter("name", name)
            .executeUpdate();
    if (changed == 0) {
      Quota quota = find(tenant, name).orElseThrow(() -> Fault.notFound("quota", name));
      throw Fault.of(FaultCode.QUOTA_EXCEEDED, name, amount, quota.used(), quota.limit());
    }
  }

  /** Gives reserved amounts back. */
  public void release(UUID tenant, Map<String, Long> amounts) {
    new TreeMap<>(amounts)
        .forEach(
            (name, amount) ->
                em.createNativeQuery(
                        "update quota set used = used - :amount"
                            + " where tenant_id = :tenant and name = :name")
                    .setParameter("amount", amount)
                    .setParameter("tenant", tenant)
                    .setParameter("name", name)
                    .executeUpdate());
  }

  /** The tenant's quotas by name. */
  public List<Quota> of(UUID tenant) {
    return em.unwrap(Session.class)
        .createNativeQuery(
            "select name, limit_value, used from quota where tenant_id = :tenant order by name",
            Object[].class)
        .setParameter("tenant", tenant)
        .getResultStream()
        .map(
            row ->
                new Quota(
                    (String) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue()))
        .toList();
  }

  private Optional<Quota> find(UUID tenant, String name) {
    return of(tenant).stream().filter(quota -> quota.name().equals(name)).findFirst();
  }
}
