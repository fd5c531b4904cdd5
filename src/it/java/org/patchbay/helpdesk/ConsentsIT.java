package org.patchbay.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.patchbay.audit.control.AuditTrail;
import org.patchbay.audit.entity.AuditFilter;
import org.patchbay.audit.entity.AuditRecord;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.helpdesk.control.HelpEnds;
import org.patchbay.helpdesk.control.HelpRequests;
import org.patchbay.helpdesk.control.StaffRequests;
import org.patchbay.helpdesk.control.StandingConsents;
import org.patchbay.helpdesk.entity.HelpAsk;
import org.patchbay.helpdesk.entity.HelpDecision;
import org.patchbay.helpdesk.entity.HelpFilter;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.helpdesk.entity.HelpScope;
import org.patchbay.helpdesk.entity.HelpState;
import org.patchbay.hypervisor.edge.simulated.SettableClock;
import org.patchbay.identity.control.Consents;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.reconcile.entity.Verdict;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Grounds;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantDraft;
import org.patchbay.tenant.entity.TenantRole;
import org.patchbay.testing.PortalContainer;

/** Consents in a real database, with a clock that can be set. */
class ConsentsIT {
  private static final SettableClock CLOCK = new SettableClock();
  private static final HelpScope POWER = new HelpScope("", List.of("POWER"), 60);
  private static final HelpDecision ALL = new HelpDecision(new HelpScope("", null, null), "go on");

  @RegisterExtension
  static final PortalContainer PORTAL =
      PortalContainer.create().set("patchbay.worker.threads", "0").use(Clock.class, CLOCK);

  private static Tenant tenant(String slug) {
    var draft = new TenantDraft(slug, slug, null, Map.of("olga", TenantRole.OWNER), Map.of());
    return platform(() -> PORTAL.get(Tenants.class).add(draft));
  }

  private static <T> T platform(Supplier<T> work) {
    return TenantScope.within(TenantScope.PLATFORM, work);
  }

  private static <T> T as(String name, Tenant tenant, Supplier<T> work) {
    Set<String> roles = name.startsWith("h") ? Set.of("helpdesk") : Set.of();
    var caller = new Caller(name, roles, Set.of(), "192.0.2.1", "-");
    return TenantScope.within(tenant.id(), () -> Calling.as(caller, work));
  }

  private static HelpRequests requests() {
    return PORTAL.get(HelpRequests.class);
  }

  private static HelpRequest ask(Tenant tenant, String person) {
    var ask = new HelpAsk(POWER, "no calls since noon", "T-4711");
    return as(person, tenant, () -> requests().ask(ask, tenant.name()));
  }

  private static HelpRequest granted(Tenant tenant) {
    UUID id = ask(tenant, "hugo").id();
    return as("olga", tenant, () -> requests().decide(id, ALL));
  }

  private static void assertFault(FaultCode code, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private static List<AuditRecord> trail(Tenant tenant) {
    return platform(() -> PORTAL.get(AuditTrail.class).page(AuditFilter.of(tenant.id()), 20));
  }

  private static Consents consents() {
    return PORTAL.get(Consents.class);
  }

  @Test
  void whatIsGrantedHoldsForItsTimeAndEndsByItself() {
    Tenant acme = tenant("acme");
    HelpRequest request = ask(acme, "hugo");
    assertThat(consents().waiting(acme.id())).isEqualTo(1);
    assertThat(consents().in(acme.id())).isEmpty();
    as("olga", acme, () -> requests().decide(request.id(), ALL));
    assertThat(consents().waiting(acme.id())).isZero();
    assertThat(consents().in(acme.id()))
        .singleElement()
        .satisfies(
            consent -> {
              assertThat(consent.deeds()).containsExactly(HelpDeed.POWER);
              assertThat(consent.person()).isEqualTo("hugo");
              assertThat(consent.until()).isEqualTo(CLOCK.instant().plus(Duration.ofHours(1)));
            });
    HelpEnds ends = PORTAL.get(HelpEnds.class);
    assertThat(turn(ends, acme, request)).isInstanceOf(Verdict.Wait.class);
    CLOCK.pass(Duration.ofHours(1));
    // Nobody had to notice.
    assertThat(consents().of("hugo")).isEmpty();
    assertThat(consents().in(acme.id())).isEmpty();
    assertThat(turn(ends, acme, request)).isInstanceOf(Verdict.Gone.class);
    assertThat(turn(ends, acme, request)).isInstanceOf(Verdict.Gone.class);
    assertThat(trail(acme))
        .extracting(AuditRecord::action)
        .containsExactly("help.over", "help.grant", "help.ask", "tenant.add");
    assertThat(platform(() -> PORTAL.get(AuditTrail.class).verify(acme.id())).intact()).isTrue();
  }

  private static Verdict turn(HelpEnds ends, Tenant tenant, HelpRequest request) {
    return TenantScope.within(
        tenant.id(), () -> Calling.as(Caller.ENGINE, () -> ends.turn(request.id())));
  }

  @Test
  void eitherSideEndsItAndTheTrailTellsWho() {
    Tenant tenant = tenant("either");
    HelpRequest revoked = granted(tenant);
    as("olga", tenant, () -> requests().end(revoked.id()));
    HelpRequest back = granted(tenant);
    as("hugo", tenant, () -> PORTAL.get(StaffRequests.class).end(back.id()));
    HelpRequest withdrawn = ask(tenant, "hugo");
    as("hugo", tenant, () -> PORTAL.get(StaffRequests.class).end(withdrawn.id()));
    assertThat(consents().of("hugo")).filteredOn(c -> c.tenant().slug().equals("either")).isEmpty();
    assertThat(trail(tenant).stream().filter(r -> r.action().matches(".*(revoke|return|draw)")))
        .extracting(r -> r.action() + " " + r.actor())
        .containsExactly("help.withdraw hugo", "help.return hugo", "help.revoke olga");
    assertFault(FaultCode.HELP_ENDED, () -> as("olga", tenant, () -> requests().end(revoked.id())));
  }

  @Test
  void oneRequestOfAPersonWaitsAtATime() {
    Tenant tenant = tenant("one");
    HelpRequest first = ask(tenant, "hugo");
    assertFault(FaultCode.HELP_ASKED, () -> ask(tenant, "hugo"));
    ask(tenant, "hanna");
    as("olga", tenant, () -> requests().decide(first.id(), new HelpDecision(null, "not now")));
    ask(tenant, "hugo");
    assertThat(page(tenant, HelpFilter.Stage.OPEN)).hasSize(2);
    assertThat(page(tenant, HelpFilter.Stage.ENDED))
        .extracting(r -> r.state(CLOCK.instant()))
        .containsExactly(HelpState.REFUSED);
    assertThat(page(tenant, HelpFilter.Stage.ACTIVE)).isEmpty();
  }

  private static List<HelpRequest> page(Tenant tenant, HelpFilter.Stage stage) {
    var filter =
        new HelpFilter(
            java.util.Optional.empty(), java.util.Optional.of(stage), java.util.Optional.empty());
    return as("olga", tenant, () -> requests().page(filter, 10));
  }

  @Test
  void ofManyAnswersAtOnceOneCounts() throws Exception {
    Tenant tenant = tenant("race");
    UUID id = ask(tenant, "hugo").id();
    Callable<HelpState> answer =
        () -> as("olga", tenant, () -> requests().decide(id, ALL)).state(CLOCK.instant());
    var all = Executors.newFixedThreadPool(4);
    List<HelpState> counted = new ArrayList<>();
    for (Future<HelpState> one : all.invokeAll(List.of(answer, answer, answer, answer))) {
      try {
        counted.add(one.get());
      } catch (ExecutionException late) {
        assertThat(((Fault) late.getCause()).code()).isEqualTo(FaultCode.HELP_DECIDED);
      }
    }
    all.shutdown();
    assertThat(counted).containsExactly(HelpState.ACTIVE);
    assertThat(trail(tenant)).extracting(AuditRecord::action).containsOnlyOnce("help.grant");
  }

  @Test
  void whatIsConsentedToInAdvanceIsGrantedAtOnceUntilItIsTakenBack() {
    Tenant tenant = tenant("advance");
    StandingConsents standing = PORTAL.get(StandingConsents.class);
    UUID given = as("olga", tenant, () -> standing.give(POWER)).id();
    HelpRequest request = ask(tenant, "hugo");
    assertThat(request.state(CLOCK.instant())).isEqualTo(HelpState.ACTIVE);
    assertThat(request.standing()).isTrue();
    assertThat(request.decidedBy()).contains("olga");
    as(
        "olga",
        tenant,
        () -> {
          standing.take(given);
          return null;
        });
    assertThat(ask(tenant, "hugo").state(CLOCK.instant())).isEqualTo(HelpState.OPEN);
    assertThat(trail(tenant))
        .extracting(AuditRecord::action)
        .startsWith("help.ask", "help.standing.take", "help.grant", "help.ask");
  }

  @Test
  void noTokenAsksAnswersOrEnds() {
    Tenant tenant = tenant("machines");
    UUID id = ask(tenant, "hugo").id();
    var machine =
        new Caller("olga", Set.of("helpdesk"), Set.of(), "-", "-")
            .on(Grounds.token("ci", Rights.of(TenantRole.OWNER)));
    List<Supplier<?>> tries =
        List.of(
            () -> requests().decide(id, ALL),
            () -> requests().end(id),
            () -> requests().ask(new HelpAsk(POWER, "x", null), "machines"),
            () -> PORTAL.get(StandingConsents.class).give(POWER));
    tries.forEach(
        attempt ->
            assertFault(
                FaultCode.NOT_ALLOWED,
                () -> TenantScope.within(tenant.id(), () -> Calling.as(machine, attempt::get))));
  }

  @Test
  void anotherTenantsAndAnotherPersonsRequestsAreNotThere() {
    Tenant ours = tenant("ours");
    Tenant theirs = tenant("theirs");
    UUID id = ask(theirs, "hugo").id();
    assertFault(FaultCode.NO_SUCH_THING, () -> as("olga", ours, () -> requests().decide(id, ALL)));
    assertFault(FaultCode.NO_SUCH_THING, () -> as("olga", ours, () -> requests().end(id)));
    StaffRequests staff = PORTAL.get(StaffRequests.class);
    assertFault(FaultCode.NO_SUCH_THING, () -> as("hanna", theirs, () -> staff.get(id)));
    assertFault(FaultCode.NO_SUCH_THING, () -> as("hanna", theirs, () -> staff.end(id)));
    assertThat(as("hanna", theirs, () -> staff.page(HelpFilter.ALL, 100)))
        .extracting(HelpRequest::askedBy)
        .doesNotContain("hugo");
    assertThat(as("hugo", theirs, () -> staff.get(id)).reason()).isEqualTo("no calls since noon");
  }
}
