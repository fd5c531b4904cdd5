package org.patchbay.offboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.membership.control.Organizations;
import org.patchbay.offboarding.control.Offboarding;
import org.patchbay.offboarding.entity.Left;
import org.patchbay.offboarding.entity.OffboardingWish;
import org.patchbay.offboarding.entity.Part;
import org.patchbay.offboarding.entity.PartState;
import org.patchbay.tenant.control.OwnNames;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.LeaveState;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantRole;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.RehearsedOrganizations;
import org.patchbay.testing.SimulatedPlatform;

/** A tenant leaves: it rests, it may be called back, and then all that it has goes. */
class OffboardingIT {
  private static final RehearsedOrganizations PROVIDER = new RehearsedOrganizations();

  /** The identity provider, as the engine's bean. */
  @Alternative
  @Priority(1)
  @ApplicationScoped
  public static class Provider implements Organizations {
    @Override
    public Optional<String> find(String alias) {
      return PROVIDER.find(alias);
    }

    @Override
    public void make(String alias, String name) {
      PROVIDER.make(alias, name);
    }

    @Override
    public Map<String, String> pending(String organization) {
      return PROVIDER.pending(organization);
    }

    @Override
    public void leadTo(String organization, String address) {
      PROVIDER.leadTo(organization, address);
    }

    @Override
    public void invite(String organization, String mail) {
      PROVIDER.invite(organization, mail);
    }

    @Override
    public void withdraw(String organization, String invitation) {
      PROVIDER.withdraw(organization, invitation);
    }

    @Override
    public void remove(String organization) {
      PROVIDER.remove(organization);
    }
  }

  @TempDir static Path folder;
  private static EngineContainer portal;
  private static SimulatedPlatform platform;

  @BeforeAll
  static void start() {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    settings.put("patchbay.oidc.manage-organizations", "true");
    // Nobody takes them there; that they are written is enough.
    settings.put("patchbay.mail.host", "127.0.0.1");
    settings.put("patchbay.mail.port", "1");
    portal = EngineContainer.start(settings, List.of(Provider.class));
    platform = SimulatedPlatform.in(portal, 3, 40);
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  private static LeavingTenant tenant(String slug) {
    return new LeavingTenant(portal, platform, slug);
  }

  private static void refused(FaultCode code, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private static void named(LeavingTenant tenant) {
    platform.asAdmin(() -> portal.get(OwnNames.class).give(tenant.id, "cloud.acme.example"));
  }

  @Test
  void whoIsAskedToLeaveRestsAndIsCalledBackAsIfNothingHadBeen() {
    LeavingTenant soft = tenant("soft");
    soft.furnish();
    soft.desk().made("voice", "single");
    refused(
        FaultCode.INVALID_INPUT,
        () ->
            platform.asAdmin(
                () ->
                    portal
                        .get(Offboarding.class)
                        .begin(soft.id, new OffboardingWish("hard", "It ends."))));
    assertThat(soft.tenant().isClosed()).isFalse();
    soft.asked();
    soft.asked();
    assertThat(soft.tenant().isClosed()).isTrue();
    assertThat(soft.view().leave().state()).isEqualTo(LeaveState.RESTING);
    assertThat(soft.view().parts().values()).containsOnly(PartState.LATER);
    soft.recalled();
    soft.recalled();
    assertThat(soft.tenant().isClosed()).isFalse();
    assertThat(soft.count("member where tenant_id = :id")).isEqualTo(2);
    assertThat(soft.count("cluster where tenant_id = :id and not retiring")).isEqualTo(1);
    assertThat(soft.mails()).containsExactly("olga TENANT_LEAVES", "olga TENANT_STAYS");
    assertThat(soft.actions()).containsOnlyOnce("tenant.offboard", "tenant.offboard.recall");
    refused(FaultCode.NO_SUCH_THING, soft::view);
  }

  @Test
  void afterItsRestAllThatItHasGoesAndOnlyThat() {
    LeavingTenant acme = tenant("acme");
    LeavingTenant globex = tenant("globex");
    globex.furnish();
    globex.desk().made("voice", "single");
    acme.furnish();
    acme.desk().made("voice", "single");
    acme.desk().made("backup", "single");
    UUID closed = acme.network("closed");
    Eventually.until("it has an organization", () -> PROVIDER.done().contains("make acme"));
    named(acme);
    acme.asked();
    assertThat(acme.tenant().ownName()).as("leads to it while it rests").isPresent();
    refused(FaultCode.INVALID_INPUT, () -> named(globex));
    PROVIDER.silent(true);
    acme.rested();
    Eventually.until(
        "only the silent provider is left",
        () -> acme.view().left().stream().anyMatch(left -> left.part() == Part.ORGANIZATION),
        acme::view);
    refused(FaultCode.TENANT_RETIRED, acme::recalled);
    refused(FaultCode.TENANT_RETIRED, () -> acme.removed("olga"));
    assertThat(acme.view().parts())
        .containsEntry(Part.RIGHTS, PartState.DONE)
        .containsEntry(Part.ORGANIZATION, PartState.GOING)
        .containsEntry(Part.QUOTAS, PartState.LATER);
    assertThat(role(acme, "olga")).isEmpty();
    PROVIDER.silent(false);
    acme.retried();
    Eventually.until("it is gone", () -> acme.tenant().isGone(), acme::view);
    acme.assertGone();
    assertThat(PROVIDER.done()).containsOnlyOnce("remove id-of-acme");
    assertThat(acme.actions()).contains("tenant.own-name");
    named(globex);
    refused(FaultCode.TENANT_RETIRED, () -> named(acme));
    assertThat(acme.mayUse(closed)).isFalse();
    assertThat(acme.count("address_block where tenant_id = :id")).isZero();
    assertThat(acme.mails()).containsExactly("olga TENANT_LEAVES");
    assertThat(globex.mails()).isEmpty();
    assertThat(acme.count("operation where tenant_id = :id and kind = 'cluster.retire'"))
        .isEqualTo(2);
    assertThat(acme.count("lease where tenant_id = :id and rests_until > now()")).isPositive();
    assertThat(slugs(false)).contains("globex").doesNotContain("acme");
    assertThat(slugs(true)).contains("acme").doesNotContain("globex");
    refused(FaultCode.INVALID_INPUT, () -> platform.tenant("acme"));
    assertThat(globex.count("cluster where tenant_id = :id and not retiring")).isEqualTo(1);
    assertThat(globex.count("segment where tenant_id = :id")).isOne();
    assertThat(globex.count("lease where tenant_id = :id and rests_until is null")).isPositive();
    assertThat(globex.count("api_token where tenant_id = :id and revoked_at is null")).isOne();
    assertThat(globex.count("help_standing where tenant_id = :id")).isOne();
    assertThat(globex.count("invitation where tenant_id = :id")).isOne();
    assertThat(role(globex, "olga")).contains(TenantRole.OWNER);
  }

  private static Optional<TenantRole> role(LeavingTenant tenant, String name) {
    return platform.asPlatform(
        () -> portal.get(Tenants.class).rights(tenant.id, name).map(Rights::role));
  }

  private static List<String> slugs(boolean gone) {
    return platform.asPlatform(
        () ->
            portal.get(Tenants.class).page("", gone, "", 100).stream().map(Tenant::slug).toList());
  }

  @Test
  void aHostThatIsAwayHoldsItUpAndIsNamedUntilItAnswers() {
    LeavingTenant away = tenant("away");
    away.desk().made("voice", "single");
    String host = hostOf(away);
    Simulation simulation = portal.get(Simulation.class);
    int number = Integer.parseInt(host.substring(1));
    simulation.cut(SimulatedPlatform.uri(number));
    away.asked();
    away.rested();
    Predicate<Left> held = left -> left.part() == Part.CONTAINERS && host.equals(left.host());
    Eventually.until(
        "the host is named", () -> away.view().left().stream().anyMatch(held), away::view);
    assertThat(away.view().isTroubled(Part.CONTAINERS)).isTrue();
    assertThat(away.tenant().isGone()).isFalse();
    simulation.heal(SimulatedPlatform.uri(number));
    away.retried();
    Eventually.until("it is gone", () -> away.tenant().isGone(), away::view);
    assertThat(away.view().isTroubled()).isFalse();
    assertThat(away.count("container where tenant_id = :id")).isZero();
  }

  private static String hostOf(LeavingTenant tenant) {
    return portal.inTransaction(
        () ->
            (String)
                portal
                    .em()
                    .createNativeQuery(
                        "select h.name from host h join container c on c.host_id = h.id"
                            + " where c.tenant_id = :id")
                    .setParameter("id", tenant.id)
                    .getSingleResult());
  }
}
