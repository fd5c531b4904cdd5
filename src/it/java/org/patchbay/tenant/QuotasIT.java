package org.patchbay.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.tenant.control.QuotaLimits;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Quota;
import org.patchbay.tenant.entity.TenantDraft;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.PortalContainer;

class QuotasIT {
  @RegisterExtension static final PortalContainer ENGINE = PortalContainer.create();

  private static UUID tenant(String slug, Map<String, Long> quotas) {
    return ENGINE.get(Tenants.class).add(new TenantDraft(slug, slug, null, Map.of(), quotas)).id();
  }

  private static Quota quota(UUID tenant, String name) {
    return ENGINE.get(Quotas.class).of(tenant).stream()
        .filter(quota -> quota.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"containers", "publicIpv4", "publicIpv6"})
  void fiftyAtOnceWithRoomForTwentyAreExactlyTwenty(String what) throws Exception {
    UUID tenant = tenant("crowd-" + what.toLowerCase(Locale.ROOT), Map.of(what, 20L));
    var start = new CyclicBarrier(50);
    ExecutorService crowd = Executors.newFixedThreadPool(50);
    Callable<Boolean> one =
        () -> {
          start.await();
          try {
            ENGINE.get(Quotas.class).reserve(tenant, Map.of(what, 1L, "vcpus", 1L));
            return true;
          } catch (Fault fault) {
            assertThat(fault.code()).isEqualTo(FaultCode.QUOTA_EXCEEDED);
            return false;
          }
        };
    List<Future<Boolean>> outcomes = crowd.invokeAll(java.util.Collections.nCopies(50, one));
    crowd.shutdown();
    int reserved = 0;
    for (Future<Boolean> outcome : outcomes) {
      reserved += outcome.get() ? 1 : 0;
    }
    assertThat(reserved).isEqualTo(20);
    assertThat(quota(tenant, what).used()).isEqualTo(20);
    assertThat(quota(tenant, "vcpus").used()).isEqualTo(20);
  }

  /** The grace of what has a soft limit again does not begin when the raise would have ended. */
  @Test
  void limitsThatEndARaiseBeginTheGraceNow() {
    UUID tenant = tenant("raised", Map.of("vcpus", 10L));
    QuotaLimits limits = ENGINE.get(QuotaLimits.class);
    limits.raise(tenant, "vcpus", 20, Instant.now().plus(Duration.ofDays(30)));
    ENGINE.get(Quotas.class).reserve(tenant, Map.of("vcpus", 8L));
    limits.set(tenant, "vcpus", 10, 5L, 7);
    assertThat(quota(tenant, "vcpus").graceEnds().orElseThrow())
        .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(7)));
  }

  @Test
  void whatDoesNotFitSaysWhichQuotaAndReservesNothing() {
    UUID tenant = tenant("small", Map.of("vcpus", 4L));
    Quotas quotas = ENGINE.get(Quotas.class);
    assertThatThrownBy(() -> quotas.reserve(tenant, Map.of("containers", 1L, "vcpus", 5L)))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> assertThat(fault.parameters()).containsExactly("vcpus", 5L, 0L, 4L));
    assertThat(quota(tenant, "containers").used()).isZero();
  }

  @Test
  void whatIsGivenBackCanBeReservedAgain() {
    UUID tenant = tenant("again", Map.of("clusters", 1L));
    Quotas quotas = ENGINE.get(Quotas.class);
    quotas.reserve(tenant, Map.of("clusters", 1L));
    quotas.release(tenant, Map.of("clusters", 1L));
    quotas.reserve(tenant, Map.of("clusters", 1L));
    assertThat(quota(tenant, "clusters").free()).isZero();
  }

  /** One gives an address back and then a container; the other reserves in the other order. */
  @Test
  void twoThatTakeThemInDifferentOrderWaitForEachOtherAndBothGetThrough() throws Exception {
    UUID tenant = tenant("crossed", Map.of());
    Quotas quotas = ENGINE.get(Quotas.class);
    quotas.reserve(tenant, Map.of("publicIpv4", 1L, "containers", 1L));
    ExecutorService other = Executors.newSingleThreadExecutor();
    Future<?> crossing =
        ENGINE.inTransaction(
            em -> {
              quotas.release(tenant, Map.of("publicIpv4", 1L));
              Future<?> late = other.submit(() -> reserveCrosswise(tenant));
              Eventually.until("the other one waits", () -> somebodyWaits(em));
              quotas.release(tenant, Map.of("containers", 1L));
              return late;
            });
    crossing.get();
    other.shutdown();
    assertThat(quota(tenant, "containers").used()).isEqualTo(1);
    assertThat(quota(tenant, "publicIpv4").used()).isEqualTo(1);
  }

  private static Void reserveCrosswise(UUID tenant) {
    Quotas quotas = ENGINE.get(Quotas.class);
    return ENGINE.inTransaction(
        em -> {
          quotas.reserve(tenant, Map.of("containers", 1L));
          quotas.reserve(tenant, Map.of("publicIpv4", 1L));
          return null;
        });
  }

  private static boolean somebodyWaits(EntityManager em) {
    return (Boolean)
        em.createNativeQuery(
                "select exists (select 1 from pg_locks l join pg_locks mine on mine.pid = l.pid"
                    + " where not l.granted and mine.database ="
                    + " (select oid from pg_database where datname = current_database()))")
            .getSingleResult();
  }
}
