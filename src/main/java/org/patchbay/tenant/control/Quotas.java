package org.patchbay.tenant.control;

import static java.util.Map.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.hibernate.Session;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.tenant.entity.Quota;
import org.patchbay.tenant.entity.QuotaRule;

/** How much a tenant may reserve; counted in the transaction of the reservation. */
@ApplicationScoped
@Transactional
public class Quotas {
  /** What is counted, and the setting with what a new tenant may have of it. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          entry("clusters", "patchbay.quota.clusters"),
          entry("containers", "patchbay.quota.containers"),
          entry("vcpus", "patchbay.quota.vcpus"),
          entry("memoryMiB", "patchbay.quota.memory-mib"),
          entry("diskGiB", "patchbay.quota.disk-gib"),
          entry("diskLocalGiB", "patchbay.quota.disk-local-gib"),
          entry("diskSharedGiB", "patchbay.quota.disk-shared-gib"),
          entry("diskSsdGiB", "patchbay.quota.disk-ssd-gib"),
          entry("diskStandardGiB", "patchbay.quota.disk-standard-gib"),
          entry("publicIpv4", "patchbay.quota.public-ipv4"),
          entry("publicIpv6", "patchbay.quota.public-ipv6"),
          entry("segments", "patchbay.quota.segments"),
          entry("snapshots", "patchbay.quota.snapshots"));

  /** The names of what is counted. */
  public static final Set<String> NAMES = SETTINGS.keySet();

  /**
   * One lock for all of a tenant's counters makes two that reserve wait for each other: a
   * transaction may come back for others later, and two that took rows piece by piece would wait
   * for each other for ever. Who has waited sees the row as it is then, since an update looks again
   * at a row that was changed meanwhile. What {@link QuotaRule} says of the limit stands here once
   * more: a raise that has not ended, or the hard limit until the grace is over, or the soft one.
   *
   * <p>The same statement writes the line of the usage: what was reserved until now, times how
   * long. A clock that is behind another portal's makes that nothing, never less.
   */
  private static final String CHANGE =
      """
      with locked as materialized (
        select pg_advisory_xact_lock(hashtextextended(cast(:tenant as text), 0))),
      changed as (update quota set used = used + :amount,
        area = area + used
          * extract(epoch from greatest(since, cast(:now as timestamptz)) - since),
        since = greatest(since, cast(:now as timestamptz)),
        over_since = case
          when soft_value is null or used + :amount <= soft_value then null
          when raised_until > cast(:now as timestamptz) then null
          when used > soft_value then coalesce(over_since, raised_until, cast(:now as timestamptz))
          else cast(:now as timestamptz) end,
        raised_value = case when raised_until > cast(:now as timestamptz) then raised_value end,
        raised_until = case when raised_until > cast(:now as timestamptz) then raised_until end
      where (select count(*) from locked) > 0 and tenant_id = :tenant and name = :name
        and (:amount < 0 or :forced or used + :amount <= case
        when raised_until > cast(:now as timestamptz) then greatest(limit_value, raised_value)
        when soft_value is null then limit_value
        when grace_days > 0 and (used <= soft_value
            or coalesce(over_since, raised_until, cast(:now as timestamptz))
              + grace_days * interval '1 day' > cast(:now as timestamptz)) then limit_value
        else least(soft_value, limit_value) end)
      returning tenant_id, name, since, used, area)
      insert into quota_usage (tenant_id, name, at, used, area) select * from changed
      on conflict (tenant_id, name, at) do update set used = excluded.used, area = excluded.area
      """;

  private static final String OPEN =
      """
      with opened as (insert into quota (tenant_id, name, limit_value, since)
        values (:tenant, :name, :limit, :now) returning *)
      insert into quota_usage (tenant_id, name, at, used, area)
      select tenant_id, name, since, used, area from opened
      """;

  @Inject Config settings;
  @Inject EntityManager em;
  @Inject Clock clock;

  void open(UUID tenant, Map<String, Long> limits) {
    new TreeMap<>(SETTINGS)
        .forEach(
            (name, setting) -> open(tenant, name, limits.getOrDefault(name, standard(setting))));
  }

  private void open(UUID tenant, String name, long limit) {
    em.createNativeQuery(OPEN)
        .setParameter("now", clock.instant())
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
    new TreeMap<>(amounts).forEach((name, amount) -> reserve(tenant, name, amount));
  }

  private void reserve(UUID tenant, String name, long amount) {
    if (amount != 0 && change(tenant, name, amount, false) == 0) {
      Quota quota = find(tenant, name).orElseThrow(() -> Fault.notFound("quota", name));
      throw Fault.of(FaultCode.QUOTA_EXCEEDED, name, amount, quota.used(), quota.limit());
    }
  }

  /**
   * Makes counters what is held, those that shrink first.
   *
   * @param held by quota name; read when nobody else can change it
   * @param forced it is so already, and no limit is asked
   * @throws Fault {@code QUOTA_EXCEEDED} as {@link #reserve(UUID, Map)}
   */
  public void hold(UUID tenant, Supplier<Map<String, Long>> held, boolean forced) {
    lock(tenant);
    Map<String, Long> more = new TreeMap<>(held.get());
    of(tenant).forEach(quota -> more.computeIfPresent(quota.name(), (n, h) -> h - quota.used()));
    Map<String, Long> less = new TreeMap<>(more);
    less.values().removeIf(amount -> amount >= 0);
    less.forEach((name, amount) -> change(tenant, name, amount, true));
    more.values().removeIf(amount -> amount <= 0);
    if (forced) {
      more.forEach((name, amount) -> change(tenant, name, amount, true));
    } else {
      more.forEach((name, amount) -> reserve(tenant, name, amount));
    }
  }

  /** As every change does at its beginning: for who reads before. */
  private void lock(UUID tenant) {
    em.createNativeQuery(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(cast(:tenant as text),"
                + " 0))) locked")
        .setParameter("tenant", tenant)
        .getSingleResult();
  }

  private int change(UUID tenant, String name, long amount, boolean forced) {
    return em.createNativeQuery(CHANGE)
        .setParameter("forced", forced)
        .setParameter("amount", amount)
        .setParameter("now", clock.instant())
        .setParameter("tenant", tenant)
        .setParameter("name", name)
        .executeUpdate();
  }

  /** Gives reserved amounts back. */
  public void release(UUID tenant, Map<String, Long> amounts) {
    new TreeMap<>(amounts).forEach((name, amount) -> change(tenant, name, -amount, true));
  }

  /** The tenant's quotas by name. */
  public List<Quota> of(UUID tenant) {
    Instant now = clock.instant();
    return em.unwrap(Session.class)
        .createNativeQuery(
            "select name, used, limit_value, soft_value, grace_days, over_since, raised_value,"
                + " raised_until from quota where tenant_id = :tenant order by name",
            Tuple.class)
        .addScalar("name", String.class)
        .addScalar("used", Long.class)
        .addScalar("limit_value", Long.class)
        .addScalar("soft_value", Long.class)
        .addScalar("grace_days", Integer.class)
        .addScalar("over_since", Instant.class)
        .addScalar("raised_value", Long.class)
        .addScalar("raised_until", Instant.class)
        .setParameter("tenant", tenant)
        .getResultStream()
        .map(
            row ->
                Quota.at(
                    now, row.get("name", String.class), row.get("used", Long.class), rule(row)))
        .toList();
  }

  private static QuotaRule rule(Tuple row) {
    return new QuotaRule(
        row.get("limit_value", Long.class),
        row.get("soft_value", Long.class),
        Duration.ofDays(row.get("grace_days", Integer.class)),
        row.get("over_since", Instant.class),
        row.get("raised_value", Long.class),
        row.get("raised_until", Instant.class));
  }

  /**
   * One of them.
   *
   * @throws Fault {@code NO_SUCH_THING}
   */
  public Quota named(UUID tenant, String name) {
    return find(tenant, name).orElseThrow(() -> Fault.notFound("quota", name));
  }

  private Optional<Quota> find(UUID tenant, String name) {
    return of(tenant).stream().filter(quota -> quota.name().equals(name)).findFirst();
  }
}
