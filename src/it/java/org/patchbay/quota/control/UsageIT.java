package org.patchbay.quota.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.patchbay.fault.entity.Fault;
import org.patchbay.hypervisor.edge.simulated.SettableClock;
import org.patchbay.quota.entity.UsageAmount;
import org.patchbay.quota.entity.UsageMark;
import org.patchbay.quota.entity.UsageMonth;
import org.patchbay.quota.entity.UsageRecord;
import org.patchbay.quota.entity.UsageSpan;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantDraft;
import org.patchbay.testing.PortalContainer;

/** What was reserved, as a real database adds it up. */
class UsageIT {
  private static final Instant EVE = Instant.parse("2026-10-31T12:00:00Z");
  private static final SettableClock CLOCK = new SettableClock();

  @RegisterExtension
  static final PortalContainer ENGINE =
      PortalContainer.create().set("patchbay.worker.threads", "0").use(Clock.class, CLOCK);

  @BeforeEach
  void itIsTheEveOfNovember() {
    itIs(EVE);
  }

  private static void itIs(Instant moment) {
    CLOCK.pass(Duration.between(CLOCK.instant(), moment));
  }

  private static Tenant tenant(String slug) {
    var limits = Map.of("vcpus", 1_000_000L, "containers", 20L, "memoryMiB", 1_000_000L);
    return ENGINE.get(Tenants.class).add(new TenantDraft(slug, slug, null, Map.of(), limits));
  }

  private static void reserve(Tenant tenant, long vcpus) {
    ENGINE.get(Quotas.class).reserve(tenant.id(), Map.of("vcpus", vcpus));
  }

  private static UsageRecord record(Tenant tenant, String month) {
    return ENGINE.get(UsageRecords.class).of(tenant.id(), UsageMonth.read(month, CLOCK.instant()));
  }

  private static BigDecimal hours(UsageRecord record, String quota) {
    return record.amounts().stream()
        .filter(amount -> amount.quota().equals(quota))
        .map(UsageAmount::hours)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsReservedIsCountedToTheMonthsEndAndInTheNext() {
    Tenant tenant = tenant("billed");
    CLOCK.pass(Duration.ofHours(2));
    ENGINE.get(Quotas.class).reserve(tenant.id(), Map.of("vcpus", 4L, "memoryMiB", 3072L));
    CLOCK.pass(Duration.ofHours(4));
    reserve(tenant, 2);
    CLOCK.pass(Duration.ofHours(12));
    assertThat(hours(record(tenant, "2026-10"), "vcpus")).isEqualByComparingTo("52");
    assertThat(hours(record(tenant, "2026-10"), "memoryMiB")).isEqualByComparingTo("30");
    assertThat(hours(record(tenant, "2026-10"), "clusters")).isZero();
    assertThat(record(tenant, "2026-10").finished()).isTrue();
    assertThat(hours(record(tenant, "2026-11"), "vcpus")).isEqualByComparingTo("36");
    assertThat(record(tenant, "2026-11").finished()).isFalse();
    assertThat(record(tenant, "2026-11").until()).isEqualTo(CLOCK.instant());
    ENGINE.get(Quotas.class).release(tenant.id(), Map.of("vcpus", 6L));
    CLOCK.pass(Duration.ofDays(40));
    assertThat(hours(record(tenant, "2026-11"), "vcpus")).isEqualByComparingTo("36");
    assertThat(hours(record(tenant, "2026-12"), "vcpus")).isZero();
    assertThat(hours(record(tenant, "2026-09"), "vcpus")).isZero();
  }

  @Test
  void theDaysOfAMonthAddUpToIt() {
    Tenant tenant = tenant("daily");
    var random = new Random(7);
    for (int i = 0; i < 60; i++) {
      CLOCK.pass(Duration.ofMinutes(1 + random.nextInt(900)));
      reserve(tenant, 1 + random.nextInt(9));
    }
    itIs(Instant.parse("2026-12-01T00:00:00Z"));
    var series =
        ENGINE
            .get(Usage.class)
            .series(tenant.id(), "vcpus", UsageSpan.MONTH, LocalDate.parse("2026-11-05"));
    assertThat(series.points()).hasSize(30);
    assertThat(series.sum().hours())
        .isEqualByComparingTo(hours(record(tenant, "2026-11"), "vcpus"));
    assertThat(series.points().get(29).used()).isEqualTo(series.quota().used());
    assertThatThrownBy(
            () -> ENGINE.get(Usage.class).series(tenant.id(), "x", UsageSpan.DAY, LocalDate.EPOCH))
        .isInstanceOf(Fault.class);
  }

  private static void crowd(Callable<Boolean> one, int times) throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(20);
    for (Future<Boolean> outcome : crowd.invokeAll(Collections.nCopies(times, one))) {
      outcome.get();
    }
    crowd.shutdown();
  }

  /** The lines of one counter, oldest first, and what is wrong with their sum. */
  private static List<UsageMark> lines(Tenant tenant, String name) {
    List<UsageMark> lines = new ArrayList<>();
    for (UsageMark line : ENGINE.inTransaction(em -> read(em, tenant, name))) {
      if (!lines.isEmpty()) {
        assertThat(line.area()).isEqualByComparingTo(lines.get(lines.size() - 1).areaAt(line.at()));
      }
      lines.add(line);
    }
    return lines;
  }

  private static List<UsageMark> read(EntityManager em, Tenant tenant, String name) {
    return em.unwrap(Session.class)
        .createNativeQuery(
            "select at, used, area from quota_usage where tenant_id = :tenant and name = :name"
                + " order by at",
            Tuple.class)
        .addScalar("at", Instant.class)
        .addScalar("used", Long.class)
        .addScalar("area", BigDecimal.class)
        .setParameter("tenant", tenant.id())
        .setParameter("name", name)
        .getResultStream()
        .map(row -> Usage.mark(row, "at", "used", "area"))
        .toList();
  }

  @Test
  void manyAtOnceOfWhomSomeAreRolledBackLeaveLinesThatAddUpToTheCounters() throws Exception {
    Tenant tenant = tenant("crowded");
    var random = new Random(11);
    crowd(
        () -> {
          int dice;
          synchronized (random) {
            dice = random.nextInt(3);
            CLOCK.pass(Duration.ofMillis(1 + random.nextInt(100_000)));
          }
          try {
            return ENGINE.inTransaction(
                em -> {
                  ENGINE
                      .get(Quotas.class)
                      .reserve(tenant.id(), Map.of("containers", 1L, "vcpus", 2L));
                  if (dice == 0) {
                    throw new IllegalStateException("rolled back");
                  }
                  return true;
                });
          } catch (Fault | IllegalStateException expected) {
            return false;
          }
        },
        200);
    for (String name : List.of("containers", "vcpus")) {
      List<UsageMark> lines = lines(tenant, name);
      assertThat(lines.get(lines.size() - 1).used())
          .isEqualTo(ENGINE.get(Quotas.class).named(tenant.id(), name).used());
    }
    assertThat(ENGINE.get(Quotas.class).named(tenant.id(), "containers").used()).isEqualTo(20);
    assertThat(lines(tenant, "containers")).hasSizeBetween(10, 21);
  }

  @Test
  void whoIsKilledBetweenReservingAndCommittingLeavesNoLine() {
    Tenant tenant = tenant("killed");
    CLOCK.pass(Duration.ofHours(1));
    assertThatThrownBy(
            () ->
                ENGINE.inTransaction(
                    em -> {
                      reserve(tenant, 5);
                      Object mine =
                          em.createNativeQuery("select pg_backend_pid()").getSingleResult();
                      ENGINE
                          .database()
                          .getConnection()
                          .createStatement()
                          .execute("select pg_terminate_backend(" + mine + ", 10000)");
                      return em.createNativeQuery("select 1").getSingleResult();
                    }))
        .isInstanceOf(RuntimeException.class);
    assertThat(lines(tenant, "vcpus")).hasSize(1);
    assertThat(ENGINE.get(Quotas.class).named(tenant.id(), "vcpus").used()).isZero();
  }

  @Test
  void aClockThatIsBehindAnothersTakesNothingAway() {
    Tenant tenant = tenant("skewed");
    reserve(tenant, 3);
    itIs(EVE.plusSeconds(3600));
    reserve(tenant, 1);
    itIs(EVE.plusSeconds(3590));
    reserve(tenant, 1);
    itIs(EVE.plusSeconds(7200));
    assertThat(lines(tenant, "vcpus")).extracting(UsageMark::used).containsExactly(3L, 5L);
    assertThat(hours(record(tenant, "2026-10"), "vcpus")).isEqualByComparingTo("8");
  }

  @Test
  void allTenantsOfAMonthArePagedAndLaterOnesHaveNoRecord() {
    for (String slug : List.of("paged-a", "paged-b", "paged-c")) {
      tenant(slug);
    }
    itIs(Instant.parse("2026-11-02T00:00:00Z"));
    tenant("paged-d");
    UsageRecords records = ENGINE.get(UsageRecords.class);
    UsageMonth october = UsageMonth.read("2026-10", CLOCK.instant());
    assertThat(records.page(october, "paged-a", 2))
        .extracting(UsageRecord::slug)
        .containsExactly("paged-b", "paged-c");
    assertThat(records.page(october, "paged-c", 200))
        .extracting(UsageRecord::slug)
        .doesNotContain("paged-d");
    UsageMonth november = UsageMonth.read("", CLOCK.instant());
    assertThat(records.page(november, "paged-c", 1))
        .extracting(UsageRecord::slug)
        .containsExactly("paged-d");
  }

  @Test
  void aMonthIsFoundByTheKeyHoweverManyLinesThereAre() {
    Tenant tenant = tenant("busy");
    List<?> plan =
        ENGINE.inTransaction(
            em -> {
              em.createNativeQuery(
                      "insert into quota_usage select :tenant, 'vcpus',"
                          + " timestamptz '2026-01-01' + n * interval '1 minute', n, n"
                          + " from generate_series(1, 50000) n")
                  .setParameter("tenant", tenant.id())
                  .executeUpdate();
              em.createNativeQuery("analyze quota_usage").executeUpdate();
              return explain(em, tenant.id());
            });
    assertThat(String.join("\n", plan.stream().map(String::valueOf).toList()))
        .contains("quota_usage_pkey")
        .doesNotContain("Seq Scan on quota_usage");
  }

  private static List<?> explain(EntityManager em, UUID tenant) {
    return em.createNativeQuery("explain " + UsageRecords.LINES.formatted(UsageRecords.ONE))
        .setParameter("tenant", tenant)
        .setParameter("from", Instant.parse("2026-01-10T00:00:00Z"))
        .setParameter("until", Instant.parse("2026-01-20T00:00:00Z"))
        .getResultList();
  }

  @Test
  void aLineThatIsNotTheCounterIsADefect() {
    Tenant tenant = tenant("torn");
    ENGINE.inTransaction(
        em ->
            em.createNativeQuery(
                    "update quota_usage set used = 9 where tenant_id = :tenant and name = 'vcpus'")
                .setParameter("tenant", tenant.id())
                .executeUpdate());
    var found =
        TenantScope.within(TenantScope.PLATFORM, () -> ENGINE.get(QuotaDefects.class).check());
    assertThat(found)
        .filteredOn(defect -> defect.tenant().equals(tenant.id()))
        .singleElement()
        .satisfies(
            defect -> {
              assertThat(defect.counter()).isZero();
              assertThat(defect.counted()).isEqualTo(9);
            });
  }
}
