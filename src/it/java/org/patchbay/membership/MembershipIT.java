package org.patchbay.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.membership.control.Invitations;
import org.patchbay.membership.control.OrganizationReconciler;
import org.patchbay.membership.control.Organizations;
import org.patchbay.membership.entity.Invitation;
import org.patchbay.network.control.NetworkEditing;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.entity.NetworkChange;
import org.patchbay.network.entity.PoolInput;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.reconcile.entity.Verdict;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.Members;
import org.patchbay.tenant.control.OwnNames;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Member;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.TenantDraft;
import org.patchbay.tenant.entity.TenantRole;
import org.patchbay.testing.PortalContainer;
import org.patchbay.testing.RehearsedOrganizations;

/** Who belongs to a tenant, and what the identity provider is told of it, turn by turn. */
class MembershipIT {
  private static final RehearsedOrganizations PROVIDER = new RehearsedOrganizations();

  @RegisterExtension
  static final PortalContainer PORTAL =
      PortalContainer.create()
          .set("patchbay.worker.threads", "0")
          .set("patchbay.oidc.manage-organizations", "true")
          .use(Organizations.class, PROVIDER);

  private static UUID tenant(String slug, String... owners) {
    var members = new java.util.TreeMap<>(Map.of("vera", TenantRole.VIEWER));
    List.of(owners).forEach(owner -> members.put(owner, TenantRole.OWNER));
    return PORTAL.get(Tenants.class).add(new TenantDraft(slug, slug, null, members, Map.of())).id();
  }

  private static <T> T as(String name, String slug, Supplier<T> work) {
    return Calling.as(new Caller(name, Set.of(), Set.of(slug), "-", "-"), work);
  }

  private static void as(String name, Runnable work) {
    as(
        name,
        "-",
        () -> {
          work.run();
          return null;
        });
  }

  private static void refused(FaultCode code, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private static Members members() {
    return PORTAL.get(Members.class);
  }

  private static Invitations invitations() {
    return PORTAL.get(Invitations.class);
  }

  /** As the engine does, until nothing is left to do. */
  private static void settle(UUID tenant) {
    for (int i = 0; i < 10; i++) {
      if (PORTAL.get(OrganizationReconciler.class).turn(tenant) instanceof Verdict.Settled) {
        return;
      }
    }
    throw new AssertionError("it does not settle");
  }

  private static void silence(UUID tenant) {
    refused(FaultCode.IDENTITY_UNREACHABLE, () -> settle(tenant));
  }

  @Test
  void theLastOwnerCanNeitherGoNorBeDegraded() {
    UUID id = tenant("last", "olga");
    refused(FaultCode.LAST_OWNER, () -> as("olga", () -> members().remove(id, "olga")));
    refused(
        FaultCode.LAST_OWNER,
        () -> as("olga", () -> members().give(id, "olga", TenantRole.OPERATOR.name())));
    as("olga", () -> members().give(id, "vera", TenantRole.OWNER.name()));
    as("olga", () -> members().remove(id, "olga"));
    assertThat(PORTAL.get(Tenants.class).rights(id, "olga")).isEmpty();
  }

  @Test
  void whoWasDegradedAMomentAgoDecidesNothing() {
    UUID id = tenant("moment", "olga", "otto");
    as("olga", () -> members().give(id, "otto", TenantRole.OPERATOR.name()));
    refused(FaultCode.NOT_ALLOWED, () -> as("otto", () -> members().remove(id, "olga")));
    refused(
        FaultCode.NOT_ALLOWED,
        () -> as("otto", () -> invitations().invite(id, "x@y.test", TenantRole.VIEWER.name())));
  }

  @Test
  void ofOwnersWhoAllRemoveEachOtherAtOnceOneIsLeft() throws Exception {
    UUID id = tenant("race", "a", "b", "c", "d");
    var start = new CountDownLatch(1);
    ExecutorService all = Executors.newFixedThreadPool(4);
    List<Future<?>> tries = new ArrayList<>();
    for (String[] pair : new String[][] {{"a", "b"}, {"b", "c"}, {"c", "d"}, {"d", "a"}}) {
      tries.add(
          all.submit(
              () -> {
                start.await();
                as(pair[0], () -> members().remove(id, pair[1]));
                return null;
              }));
    }
    start.countDown();
    for (Future<?> one : tries) {
      try {
        one.get();
      } catch (java.util.concurrent.ExecutionException late) {
        assertThat(late.getCause()).isInstanceOf(Fault.class);
      }
    }
    all.shutdown();
    assertThat(PORTAL.get(Tenants.class).members(id))
        .filteredOn(member -> member.role() == TenantRole.OWNER)
        .isNotEmpty();
  }

  @Test
  void aProviderThatIsSilentHalfWayIsToldLaterAndNothingTwice() {
    UUID id = tenant("later", "olga");
    as("olga", () -> invitations().invite(id, "Nora@Later.test", TenantRole.OPERATOR.name()));
    PROVIDER.silent(true);
    silence(id);
    PROVIDER.silent(false);
    PROVIDER.breaksAfter("make later");
    silence(id);
    PROVIDER.breaksAfter("invite nora@later.test");
    silence(id);
    assertThat(invitations().of(id).get(0).toldAt()).isEmpty();
    settle(id);
    settle(id);
    assertThat(invitations().of(id).get(0).toldAt()).isPresent();
    assertThat(PROVIDER.done())
        .filteredOn(done -> done.contains("later"))
        .containsExactly("make later", "invite nora@later.test");
  }

  @Test
  void whoIsInvitedJoinsOnceInTheRoleThatWasOffered() {
    UUID id = tenant("join", "olga");
    Invitation asked =
        as(
            "olga",
            "join",
            () -> invitations().invite(id, "nora@join.test", TenantRole.OPERATOR.name()));
    Optional<String> nora = Optional.of("nora@join.test");
    Optional<String> other = Optional.of("gina@join.test");
    refused(FaultCode.NO_SUCH_THING, () -> accept("gina", "join", other, asked.id()));
    refused(FaultCode.NO_SUCH_THING, () -> accept("gina", "join", Optional.empty(), asked.id()));
    refused(FaultCode.NOT_YET_JOINED, () -> accept("nora", "globex", nora, asked.id()));
    accept("nora", "join", nora, asked.id());
    assertThat(PORTAL.get(Tenants.class).rights(id, "nora"))
        .contains(Rights.of(TenantRole.OPERATOR));
    refused(FaultCode.NO_SUCH_THING, () -> accept("nora", "join", nora, asked.id()));
  }

  private static void accept(String who, String slug, Optional<String> mail, UUID invitation) {
    as(who, slug, () -> invitations().accept(mail, invitation));
  }

  @Test
  void anInvitationGivesNoMemberALesserRole() {
    UUID id = tenant("lesser", "olga");
    Invitation asked =
        as(
            "olga",
            "lesser",
            () -> invitations().invite(id, "o@lesser.test", TenantRole.VIEWER.name()));
    accept("olga", "lesser", Optional.of("o@lesser.test"), asked.id());
    assertThat(PORTAL.get(Tenants.class).rights(id, "olga")).contains(Rights.of(TenantRole.OWNER));
  }

  @Test
  void whatAnOwnerOfferedEndsWithTheOwnersRights() {
    UUID id = tenant("ends", "olga", "otto");
    as("otto", () -> invitations().invite(id, "accomplice@ends.test", TenantRole.OWNER.name()));
    as("olga", () -> invitations().invite(id, "nora@ends.test", TenantRole.OWNER.name()));
    settle(id);
    as("olga", () -> members().give(id, "otto", TenantRole.VIEWER.name()));
    assertThat(invitations().of(id)).extracting(Invitation::mail).containsOnly("nora@ends.test");
    assertThat(invitations().to(Optional.of("accomplice@ends.test"))).isEmpty();
    settle(id);
    assertThat(PROVIDER.done()).contains("withdraw link-of-accomplice@ends.test");
  }

  @Test
  void whoeverIsInvitedHasOneInvitationAndAfterItsWithdrawalAnother() {
    UUID id = tenant("again", "olga");
    Invitation first =
        as(
            "olga",
            "again",
            () -> invitations().invite(id, "n@again.test", TenantRole.OWNER.name()));
    refused(
        FaultCode.INVALID_INPUT,
        () -> as("olga", () -> invitations().invite(id, "N@again.test", TenantRole.VIEWER.name())));
    settle(id);
    as("olga", () -> invitations().withdraw(id, first.id()));
    as("olga", () -> invitations().invite(id, "n@again.test", TenantRole.VIEWER.name()));
    settle(id);
    assertThat(PROVIDER.done())
        .filteredOn(done -> done.contains("again.test"))
        .containsExactly(
            "invite n@again.test", "withdraw link-of-n@again.test", "invite n@again.test");
  }

  @Test
  void aTenantIsMadeWithItsOwnersInvitationAndItsNetworks() {
    UUID open = network("open", "198.51.100.0/25", ".1", ".10", ".20");
    UUID closed = network("closed", "198.51.100.128/25", ".129", ".140", ".150");
    close(closed, "198.51.100.128/25", ".129", ".140", ".150");
    UUID made = made("made", "Boss@made.test", List.of("open", "closed"));
    assertThat(serves(open, made)).isTrue();
    assertThat(serves(closed, made)).isTrue();
    assertThat(serves(closed, tenant("other", "olga"))).isFalse();
    assertThat(invitations().of(made)).extracting(Invitation::role).containsOnly(TenantRole.OWNER);
    settle(made);
    assertThat(PROVIDER.done()).contains("make made", "invite boss@made.test");
  }

  @Test
  void aTenantThatCannotHaveWhatItIsMadeForIsNotMade() {
    refused(FaultCode.INVALID_INPUT, () -> made("half", "boss@half.test", List.of("nowhere")));
    refused(FaultCode.INVALID_INPUT, () -> made("half", "no address", List.of()));
    assertThat(PORTAL.get(Tenants.class).find("half")).isEmpty();
  }

  private static UUID made(String slug, String owner, List<String> networks) {
    var draft = new TenantDraft(slug, slug, null, Map.of(), Map.of(), owner, networks);
    return asAda(() -> PORTAL.get(Tenants.class).add(draft).id());
  }

  private static UUID network(String name, String... pool) {
    return asAda(
        () -> PORTAL.get(PublicNetworks.class).add(name, "br-" + name, List.of(pool(pool))).id());
  }

  /** From now on for nobody, but for those it is given to. */
  private static void close(UUID network, String... pool) {
    var change = new NetworkChange(List.of(pool(pool)), List.of(), Optional.of(List.of()));
    asAda(() -> PORTAL.get(NetworkEditing.class).change(network, change));
  }

  private static PoolInput pool(String[] pool) {
    String at = "198.51.100";
    return new PoolInput(pool[0], at + pool[1], at + pool[2], at + pool[3], List.of());
  }

  private static boolean serves(UUID network, UUID tenant) {
    return PORTAL.inTransaction(em -> em.find(PublicNetwork.class, network).serves(tenant));
  }

  private static <T> T asAda(Supplier<T> work) {
    var ada = new Caller("ada", Set.of("platform-admin"), Set.of(), "-", "-");
    return TenantScope.within(TenantScope.PLATFORM, () -> Calling.as(ada, work));
  }

  @Test
  void anInvitationOfAnotherTenantIsNotThere() {
    UUID ours = tenant("ours", "olga");
    UUID theirs = tenant("theirs", "gina");
    Invitation asked =
        as(
            "gina",
            "theirs",
            () -> invitations().invite(theirs, "n@x.test", TenantRole.VIEWER.name()));
    refused(
        FaultCode.NO_SUCH_THING, () -> as("olga", () -> invitations().withdraw(ours, asked.id())));
    refused(FaultCode.NO_SUCH_THING, () -> as("olga", () -> members().remove(ours, "gina")));
    assertThat(PORTAL.get(Tenants.class).members(theirs))
        .extracting(Member::username)
        .contains("gina");
  }

  @Test
  void whoFollowsAnInvitationIsLedToTheTenantsOwnHostName() {
    UUID id = tenant("named", "olga");
    as("olga", () -> invitations().invite(id, "one@named.test", TenantRole.VIEWER.name()));
    settle(id);
    assertThat(PROVIDER.places()).containsEntry("id-of-named", "http://127.0.0.1:8080/");
    PORTAL.get(OwnNames.class).give(id, "cloud.named.example");
    as("olga", () -> invitations().invite(id, "two@named.test", TenantRole.VIEWER.name()));
    settle(id);
    assertThat(PROVIDER.places()).containsEntry("id-of-named", "http://cloud.named.example:8080/");
  }
}
