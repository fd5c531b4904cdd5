package org.patchbay.offboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.patchbay.audit.control.AuditTrail;
import org.patchbay.audit.entity.AuditFilter;
import org.patchbay.audit.entity.AuditRecord;
import org.patchbay.audit.entity.ChainReport;
import org.patchbay.helpdesk.control.HelpRequests;
import org.patchbay.helpdesk.control.PlatformGlasses;
import org.patchbay.helpdesk.control.StandingConsents;
import org.patchbay.helpdesk.entity.GlassWish;
import org.patchbay.helpdesk.entity.HelpAsk;
import org.patchbay.helpdesk.entity.HelpScope;
import org.patchbay.identity.control.ApiTokens;
import org.patchbay.identity.entity.TokenWish;
import org.patchbay.membership.control.Invitations;
import org.patchbay.network.control.Holdings;
import org.patchbay.network.control.NetworkEditing;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.SegmentEditing;
import org.patchbay.network.entity.BlockInput;
import org.patchbay.network.entity.NetworkChange;
import org.patchbay.network.entity.PoolInput;
import org.patchbay.network.entity.SegmentInput;
import org.patchbay.offboarding.control.Offboarding;
import org.patchbay.offboarding.control.OffboardingProgress;
import org.patchbay.offboarding.entity.OffboardingView;
import org.patchbay.offboarding.entity.OffboardingWish;
import org.patchbay.quota.control.QuotaRequests;
import org.patchbay.quota.entity.QuotaAsk;
import org.patchbay.tenant.control.Members;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.tenant.entity.TenantRole;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.SimulatedPlatform;

/** A tenant with one of everything, that is to leave. */
final class LeavingTenant {
  private final EngineContainer portal;
  private final SimulatedPlatform platform;
  final UUID id;
  final String slug;

  LeavingTenant(EngineContainer portal, SimulatedPlatform platform, String slug) {
    this(portal, platform, platform.tenant(slug), slug);
  }

  LeavingTenant(EngineContainer portal, SimulatedPlatform platform, UUID id, String slug) {
    this.portal = portal;
    this.platform = platform;
    this.id = id;
    this.slug = slug;
  }

  ClusterDesk desk() {
    return new ClusterDesk(portal, platform, id);
  }

  <T> T as(Supplier<T> work) {
    return platform.as(id, work);
  }

  /** All that a tenant may have beside clusters. */
  void furnish() {
    platform.asAdmin(
        () ->
            portal
                .get(Members.class)
                .replace(
                    id,
                    Map.of(
                        "olga",
                        Rights.of(TenantRole.OWNER),
                        "vera",
                        Rights.of(TenantRole.VIEWER))));
    as(
        () -> {
          portal.get(Holdings.class).take(new Holdings.Wanted(null, false, null), "spare", "");
          portal
              .get(SegmentEditing.class)
              .add(new SegmentInput("spare", "10.20.0.0/24", null, null, null));
          portal
              .get(ApiTokens.class)
              .make(new TokenWish("ci", "VIEWER", 30), Rights.of(TenantRole.OWNER));
          portal.get(Invitations.class).invite(id, "nora@acme.test", TenantRole.OPERATOR.name());
          portal.get(QuotaRequests.class).ask(new QuotaAsk("vcpus", 999L, "we grow"));
          var scope = new HelpScope("", List.of("POWER"), 60);
          portal.get(StandingConsents.class).give(scope);
          portal.get(HelpRequests.class).ask(new HelpAsk(scope, "no calls", ""), slug);
          return null;
        });
    platform.asAdmin(
        () ->
            portal
                .get(PlatformGlasses.class)
                .begin(tenant(), new GlassWish(60, "Nobody answers the phone.")));
  }

  /** A public network that nobody else may use, with a part that is set apart for it. */
  UUID network(String name) {
    String at = "198.51.100";
    var pool = new PoolInput(at + ".128/25", at + ".129", at + ".140", at + ".150", List.of());
    var block = new BlockInput(slug, at + ".145", at + ".150");
    var change = new NetworkChange(List.of(pool), List.of(block), Optional.of(List.of(slug)));
    return platform.asPlatform(
        () -> {
          UUID network =
              portal.get(PublicNetworks.class).add(name, "br-" + name, List.of(pool)).id();
          portal.get(NetworkEditing.class).change(network, change);
          return network;
        });
  }

  boolean mayUse(UUID network) {
    return platform.asPlatform(() -> portal.get(PublicNetworks.class).get(network).serves(id));
  }

  /** Who was written to of its leave. */
  List<String> mails() {
    return portal.inTransaction(
        () -> {
          List<?> rows =
              portal
                  .em()
                  .createNativeQuery(
                      "select recipient || ' ' || kind from mail where tenant_id = :id"
                          + " and kind like 'TENANT%' order by kind")
                  .setParameter("id", id)
                  .getResultList();
          return rows.stream().map(String::valueOf).toList();
        });
  }

  void asked() {
    platform.asAdmin(
        () -> portal.get(Offboarding.class).begin(id, new OffboardingWish(slug, "It ends.")));
  }

  void recalled() {
    platform.asAdmin(() -> portal.get(Offboarding.class).recall(id));
  }

  /** As if its resting time were over. */
  void rested() {
    sql("update tenant set leave_rests_until = leave_asked_at where id = :id");
    retried();
  }

  void retried() {
    platform.asAdmin(() -> portal.get(OffboardingProgress.class).retry(tenant()));
  }

  OffboardingView view() {
    return platform.asPlatform(() -> portal.get(OffboardingProgress.class).get(tenant()));
  }

  Tenant tenant() {
    return portal.inTransaction(
        () -> {
          portal.em().clear();
          return portal.get(Tenants.class).get(id);
        });
  }

  int sql(String statement) {
    return portal.inTransaction(
        () -> portal.em().createNativeQuery(statement).setParameter("id", id).executeUpdate());
  }

  long count(String from) {
    return portal.inTransaction(
        () ->
            ((Number)
                    portal
                        .em()
                        .createNativeQuery("select count(*) from " + from)
                        .setParameter("id", id)
                        .getSingleResult())
                .longValue());
  }

  List<String> actions() {
    return as(
        () ->
            portal.get(AuditTrail.class).page(AuditFilter.of(id), 1000).stream()
                .map(AuditRecord::action)
                .toList());
  }

  /** Nothing of it is left but what stays on purpose. */
  void assertGone() {
    for (String table :
        List.of("container", "nic", "node", "cluster", "segment", "member", "invitation")) {
      assertThat(count(table + " where tenant_id = :id")).as(table).isZero();
    }
    assertThat(count("lease where tenant_id = :id and rests_until is null")).isZero();
    assertThat(count("api_token where tenant_id = :id and revoked_at is null")).isZero();
    assertThat(count("help_standing where tenant_id = :id")).isZero();
    assertThat(count("help_request where tenant_id = :id and ended_at is null")).isZero();
    assertThat(count("break_glass where tenant_id = :id and ended_at is null")).isZero();
    assertThat(count("quota_request where tenant_id = :id and state = 'OPEN'")).isZero();
    assertThat(count("quota where tenant_id = :id and (used <> 0 or limit_value <> 0)")).isZero();
    assertThat(count("quota where tenant_id = :id")).isEqualTo(Quotas.NAMES.size());
    ChainReport chain = platform.asPlatform(() -> portal.get(AuditTrail.class).verify(id));
    assertThat(chain.intact()).isTrue();
    for (String once :
        Set.of(
            "tenant.offboard",
            "tenant.offboard.begin",
            "tenant.offboard.end",
            "token.revoke",
            "help.standing.take",
            "help.revoke",
            "tenant.invite.withdraw",
            "quota.withdraw")) {
      assertThat(actions()).as(once).containsOnlyOnce(once);
    }
  }

  /** The last owner can't go otherwise. */
  void removed(String member) {
    platform.asAdmin(() -> portal.get(Members.class).remove(id, member));
  }
}
