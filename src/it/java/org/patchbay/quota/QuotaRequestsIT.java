package org.patchbay.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.patchbay.audit.control.AuditTrail;
import org.patchbay.audit.entity.AuditFilter;
import org.patchbay.audit.entity.AuditRecord;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.simulated.SettableClock;
import org.patchbay.quota.control.QuotaDefects;
import org.patchbay.quota.control.QuotaLimiting;
import org.patchbay.quota.control.QuotaRequests;
import org.patchbay.quota.entity.NewLimits;
import org.patchbay.quota.entity.QuotaAsk;
import org.patchbay.quota.entity.QuotaDecision;
import org.patchbay.quota.entity.QuotaDefect;
import org.patchbay.quota.entity.QuotaRequest;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Quota;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantDraft;
import org.patchbay.testing.PortalContainer;

/** Limits in a real database, with a clock that can be set. */
class QuotaRequestsIT {
  private static final SettableClock CLOCK = new SettableClock();

  @RegisterExtension
  static final PortalContainer ENGINE =
      PortalContainer.create().set("patchbay.worker.threads", "0").use(Clock.class, CLOCK);

  private static Tenant tenant(String slug, long containers) {
    var draft = new TenantDraft(slug, slug, null, Map.of(), Map.of("containers", containers));
    return platform(() -> ENGINE.get(Tenants.class).add(draft));
  }

  private static <T> T platform(Supplier<T> work) {
    return TenantScope.within(TenantScope.PLATFORM, work);
  }

  private static Quota containers(Tenant tenant) {
    return ENGINE.get(Quotas.class).named(tenant.id(), "containers");
  }

  private static void reserve(Tenant tenant, long amount) {
    ENGINE.get(Quotas.class).reserve(tenant.id(), Map.of("containers", amount));
  }

  private static void assertFault(FaultCode code, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private static void limits(Tenant tenant, long hard, Long soft, int days) {
    platform(
        () -> {
          ENGINE
              .get(QuotaLimiting.class)
              .set(tenant, "containers", new NewLimits(hard, soft, days));
          return null;
        });
  }

  private static QuotaRequest ask(Tenant tenant, long wanted) {
    return TenantScope.within(
        tenant.id(),
        () -> ENGINE.get(QuotaRequests.class).ask(new QuotaAsk("containers", wanted, "we grow")));
  }

  private static QuotaRequest decide(UUID request, Long granted, Instant until) {
    return platform(
        () ->
            ENGINE
                .get(QuotaRequests.class)
                .decide(request, new QuotaDecision(granted, until, "fine")));
  }

  private static List<String> actions(Tenant tenant) {
    return platform(
        () ->
            ENGINE.get(AuditTrail.class).page(AuditFilter.of(tenant.id()), 10).stream()
                .map(AuditRecord::action)
                .toList());
  }

  @Test
  void aSoftLimitMayBePassedForItsGraceAndCountsThen() {
    Tenant tenant = tenant("soft", 20);
    limits(tenant, 20, 10L, 14);
    reserve(tenant, 12);
    assertThat(containers(tenant).limit()).isEqualTo(20);
    assertThat(containers(tenant).graceEnds()).hasValue(CLOCK.instant().plus(Duration.ofDays(14)));
    CLOCK.pass(Duration.ofDays(13));
    reserve(tenant, 1);
    CLOCK.pass(Duration.ofDays(1));
    assertThat(containers(tenant).limit()).isEqualTo(10);
    assertFault(FaultCode.QUOTA_EXCEEDED, () -> reserve(tenant, 1));
    reserve(tenant, -3);
    assertFault(FaultCode.QUOTA_EXCEEDED, () -> reserve(tenant, 11));
    reserve(tenant, 1);
    assertThat(containers(tenant).graceEnds()).hasValue(CLOCK.instant().plus(Duration.ofDays(14)));
    assertThat(actions(tenant)).contains("quota.limit");
  }

  @Test
  void fiftyAtOnceAgainstARaiseWithRoomForTwentyAreExactlyTwenty() throws Exception {
    Tenant tenant = tenant("many", 5);
    reserve(tenant, 5);
    Instant end = CLOCK.instant().plus(Duration.ofDays(7));
    decide(ask(tenant, 25).id(), 25L, end);
    ExecutorService crowd = Executors.newFixedThreadPool(50);
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(
          () -> {
            try {
              reserve(tenant, 1);
              return true;
            } catch (Fault fault) {
              assertThat(fault.code()).isEqualTo(FaultCode.QUOTA_EXCEEDED);
              return false;
            }
          });
    }
    int reserved = 0;
    for (Future<Boolean> one : crowd.invokeAll(all)) {
      reserved += one.get() ? 1 : 0;
    }
    crowd.shutdown();
    assertThat(reserved).isEqualTo(20);
    assertThat(containers(tenant).used()).isEqualTo(25);
  }

  @Test
  void aRaiseEndsByItselfAndWhatIsReservedStays() {
    Tenant tenant = tenant("raised", 5);
    QuotaRequest asked = ask(tenant, 30);
    assertFault(FaultCode.QUOTA_ASKED, () -> ask(tenant, 31));
    Instant end = CLOCK.instant().plus(Duration.ofDays(7));
    assertThat(decide(asked.id(), 10L, end).granted()).hasValue(10L);
    reserve(tenant, 10);
    CLOCK.pass(Duration.ofDays(7));
    assertThat(containers(tenant).limit()).isEqualTo(5);
    assertThat(containers(tenant).used()).isEqualTo(10);
    assertFault(FaultCode.QUOTA_EXCEEDED, () -> reserve(tenant, 1));
    reserve(tenant, -10);
    reserve(tenant, 5);
    assertThat(actions(tenant)).startsWith("quota.grant", "quota.ask");
  }

  @Test
  void whatIsGrantedWithoutAnEndIsTheLimitAndARequestIsAnsweredOnce() {
    Tenant tenant = tenant("granted", 5);
    QuotaRequest asked = ask(tenant, 30);
    decide(asked.id(), 30L, null);
    assertThat(containers(tenant).rule().hard()).isEqualTo(30);
    assertFault(FaultCode.ALREADY_DECIDED, () -> decide(asked.id(), 40L, null));
    QuotaRequest refused = ask(tenant, 60);
    decide(refused.id(), null, null);
    assertThat(containers(tenant).limit()).isEqualTo(30);
    assertFault(
        FaultCode.ALREADY_DECIDED,
        () -> TenantScope.within(tenant.id(), () -> requests().withdraw(refused.id())));
    QuotaRequest withdrawn = ask(tenant, 61);
    TenantScope.within(tenant.id(), () -> requests().withdraw(withdrawn.id()));
    assertThat(actions(tenant))
        .startsWith("quota.withdraw", "quota.ask", "quota.refuse", "quota.ask", "quota.grant");
  }

  private static QuotaRequests requests() {
    return ENGINE.get(QuotaRequests.class);
  }

  @Test
  void nobodySeesOrWithdrawsWhatAnotherTenantAskedFor() {
    Tenant tenant = tenant("asks", 5);
    Tenant other = tenant("curious", 5);
    QuotaRequest asked = ask(tenant, 30);
    TenantScope.within(
        other.id(),
        () -> {
          assertFault(FaultCode.NO_SUCH_THING, () -> requests().get(asked.id()));
          assertFault(FaultCode.NO_SUCH_THING, () -> requests().withdraw(asked.id()));
          assertThat(requests().page(null, 10)).isEmpty();
        });
    assertThat(platform(() -> requests().waiting()))
        .extracting(QuotaRequest::id)
        .contains(asked.id());
  }

  @Test
  void aCounterThatIsNotTheSumOfItsRowsIsADefectUntilItIs() {
    Tenant tenant = tenant("tampered", 5);
    assertThat(defects(tenant)).isEmpty();
    reserve(tenant, 3);
    QuotaDefect found = defects(tenant).get(0);
    assertThat(found.name()).isEqualTo("containers");
    assertThat(found.counter()).isEqualTo(3);
    assertThat(found.counted()).isZero();
    CLOCK.pass(Duration.ofHours(1));
    assertThat(defects(tenant)).extracting(QuotaDefect::foundAt).containsExactly(found.foundAt());
    assertThat(ENGINE.get(QuotaDefects.class).all()).contains(found);
    assertThat(actions(tenant).stream().filter("quota.defect"::equals)).hasSize(1);
    ENGINE.get(Quotas.class).release(tenant.id(), Map.of("containers", 3L));
    assertThat(defects(tenant)).isEmpty();
  }

  /** Other tests' counters count nothing that there is, either. */
  private static List<QuotaDefect> defects(Tenant tenant) {
    return platform(() -> ENGINE.get(QuotaDefects.class).check()).stream()
        .filter(defect -> defect.tenant().equals(tenant.id()))
        .toList();
  }
}
