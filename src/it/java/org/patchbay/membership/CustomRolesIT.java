package org.patchbay.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.control.ApiTokens;
import org.patchbay.identity.control.TokenDoor;
import org.patchbay.identity.entity.TokenWish;
import org.patchbay.membership.control.Invitations;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.CustomRoles;
import org.patchbay.tenant.control.Members;
import org.patchbay.tenant.control.Roles;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.RoleWish;
import org.patchbay.tenant.entity.TenantDraft;
import org.patchbay.tenant.entity.TenantRole;
import org.patchbay.testing.PortalContainer;

/** Roles of a tenant's own: nobody gets or gives by them what they have not. */
class CustomRolesIT {
  @RegisterExtension
  static final PortalContainer PORTAL =
      PortalContainer.create().set("patchbay.worker.threads", "0");

  private static int tenants;
  private UUID id;
  private UUID keepers;

  /** Olga owns the tenant; otto keeps its members, and may start and stop things. */
  @BeforeEach
  void aTenantWithAKeeper() {
    id = tenant();
    keepers = as("olga", () -> made("Keeper", Permission.MEMBERS, Permission.POWER));
    give("olga", "otto", keepers.toString());
  }

  private static UUID tenant() {
    Map<String, TenantRole> people = new TreeMap<>();
    people.put("olga", TenantRole.OWNER);
    List.of("otto", "vera", "nora").forEach(name -> people.put(name, TenantRole.VIEWER));
    String slug = "roles" + tenants++;
    return PORTAL.get(Tenants.class).add(new TenantDraft(slug, slug, null, people, Map.of())).id();
  }

  private static <T> T as(String name, Supplier<T> work) {
    return Calling.as(new Caller(name, Set.of(), Set.of(), "-", "-"), work);
  }

  private static void refused(FaultCode code, Supplier<?> work) {
    assertThatThrownBy(work::get)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private static RoleWish wish(String name, Permission... some) {
    return new RoleWish(name, Arrays.stream(some).map(Enum::name).toList());
  }

  private UUID made(String name, Permission... some) {
    return PORTAL.get(CustomRoles.class).make(id, wish(name, some)).id();
  }

  private Rights change(UUID role, String name, Permission... some) {
    return PORTAL.get(CustomRoles.class).change(id, role, wish(name, some)).rights();
  }

  private Optional<Rights> delete(UUID role) {
    PORTAL.get(CustomRoles.class).delete(id, role);
    return Optional.empty();
  }

  private Optional<Rights> give(String actor, String name, String key) {
    return as(
        actor,
        () -> {
          PORTAL.get(Members.class).give(id, name, key);
          return rights(name);
        });
  }

  private Optional<Rights> remove(String actor, String name) {
    return as(
        actor,
        () -> {
          PORTAL.get(Members.class).remove(id, name);
          return rights(name);
        });
  }

  private Optional<Rights> rights(String name) {
    return PORTAL.get(Tenants.class).rights(id, name);
  }

  private Set<Permission> may(String name) {
    return rights(name).orElseThrow().permissions();
  }

  @Test
  void whoHasARoleMayWhatItAllowsAndAChangeCountsAtOnce() {
    assertThat(may("otto")).containsExactlyInAnyOrder(Permission.MEMBERS, Permission.POWER);
    as("olga", () -> change(keepers, "Keeper", Permission.CONSOLE));
    assertThat(may("otto")).containsExactly(Permission.CONSOLE);
    refused(FaultCode.NOT_ALLOWED, () -> remove("otto", "vera"));
  }

  @Test
  void nobodyRaisesThemselves() {
    refused(FaultCode.NOT_ALLOWED, () -> give("otto", "otto", "OWNER"));
    refused(FaultCode.NOT_ALLOWED, () -> give("otto", "otto", "OPERATOR"));
    for (Permission more : Permission.grantable()) {
      if (may("otto").contains(more)) {
        continue;
      }
      Permission[] raised = {Permission.MEMBERS, Permission.POWER, more};
      refused(FaultCode.NOT_ALLOWED, () -> as("otto", () -> change(keepers, "Keeper", raised)));
      refused(FaultCode.NOT_ALLOWED, () -> as("otto", () -> made("More", raised)));
    }
    assertThat(may("otto")).hasSize(2);
  }

  @Test
  void nobodyRaisesThemselvesByRewritingTheRoster() {
    Map<String, Rights> wanted = new TreeMap<>();
    wanted.put("olga", Rights.of(TenantRole.OWNER));
    wanted.put("otto", Rights.of(TenantRole.OWNER));
    refused(
        FaultCode.NOT_ALLOWED,
        () ->
            as(
                "otto",
                () -> {
                  PORTAL.get(Members.class).replace(id, wanted);
                  return null;
                }));
    assertThat(may("otto")).hasSize(2);
    assertThat(rights("vera")).isPresent();
  }

  @Test
  void nobodyActsOnWhoMayMoreOrOtherThings() {
    UUID guards = as("olga", () -> made("Guard", Permission.CONSOLE));
    give("olga", "vera", guards.toString());
    refused(FaultCode.NOT_ALLOWED, () -> remove("otto", "vera"));
    refused(FaultCode.NOT_ALLOWED, () -> remove("otto", "olga"));
    refused(FaultCode.NOT_ALLOWED, () -> give("otto", "vera", keepers.toString()));
    refused(FaultCode.NOT_ALLOWED, () -> as("otto", () -> change(guards, "Guard")));
    refused(FaultCode.NOT_ALLOWED, () -> as("otto", () -> delete(guards)));
    refused(FaultCode.NOT_ALLOWED, () -> invite("otto", "x@y.test", guards.toString()));
  }

  @Test
  void whatOneHasOneMayPassOn() {
    UUID starters = as("otto", () -> made("Starter", Permission.POWER));
    invite("otto", "new@roles.test", starters.toString());
    give("olga", "nora", starters.toString());
    assertThat(may("nora")).containsExactly(Permission.POWER);
    assertThat(remove("otto", "nora")).isEmpty();
  }

  private UUID invite(String actor, String mail, String key) {
    return as(actor, () -> PORTAL.get(Invitations.class).invite(id, mail, key).id());
  }

  @Test
  void whoJoinsHasTheRoleAsItIsThen() {
    UUID role = as("olga", () -> made("Night", Permission.POWER));
    UUID asked = invite("olga", "zoe@roles.test", role.toString());
    as("olga", () -> change(role, "Night", Permission.CONSOLE));
    String slug = PORTAL.get(Tenants.class).get(id).slug();
    Calling.as(
        new Caller("zoe", Set.of(), Set.of(slug), "-", "-"),
        () -> PORTAL.get(Invitations.class).accept(Optional.of("zoe@roles.test"), asked));
    assertThat(may("zoe")).containsExactly(Permission.CONSOLE);
  }

  @Test
  void anInvitationEndsWhenWhoGaveItMayNotGiveItAnyMore() {
    UUID starters = as("otto", () -> made("Starter", Permission.POWER));
    UUID asked = invite("otto", "late@roles.test", starters.toString());
    as("olga", () -> change(keepers, "Keeper", Permission.MEMBERS));
    refused(
        FaultCode.NO_SUCH_THING,
        () -> as("olga", () -> PORTAL.get(Invitations.class).get(id, asked)));
  }

  @Test
  void aRoleThatSomebodyHasStaysAndSaysWhose() {
    invite("olga", "zoe@roles.test", keepers.toString());
    assertThatThrownBy(() -> as("olga", () -> delete(keepers)))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(FaultCode.ROLE_HELD);
              assertThat(fault.parameters()).containsExactly("Keeper", "otto, zoe@roles.test");
            });
    give("olga", "otto", "VIEWER");
    as(
        "olga",
        () -> {
          var invitations = PORTAL.get(Invitations.class);
          invitations.withdraw(id, invitations.of(id).get(0).id());
          return delete(keepers);
        });
    refused(FaultCode.NO_SUCH_THING, () -> PORTAL.get(Roles.class).get(id, keepers));
  }

  @Test
  void anotherTenantsRoleIsNotThere() {
    UUID here = id;
    UUID foreign = keepers;
    aTenantWithAKeeper();
    refused(FaultCode.NO_SUCH_THING, () -> give("olga", "vera", foreign.toString()));
    refused(FaultCode.NO_SUCH_THING, () -> invite("olga", "x@y.test", foreign.toString()));
    refused(FaultCode.NO_SUCH_THING, () -> as("olga", () -> change(foreign, "Mine")));
    refused(FaultCode.NO_SUCH_THING, () -> as("olga", () -> delete(foreign)));
    assertThat(PORTAL.get(Roles.class).get(here, foreign).name()).isEqualTo("Keeper");
  }

  @Test
  void theDatabaseKnowsNoHolderOfAnothersRoleAndNoRoleOfAnOwner() {
    UUID foreign = keepers;
    aTenantWithAKeeper();
    for (String wrong :
        List.of(
            "update member set custom_role = '%s' where tenant_id = '%s' and username = 'vera'",
            "update member set custom_role = '%3$s' where tenant_id = '%2$s' and role = 'OWNER'",
            "update tenant_role set permissions = array['OWN'] where id <> '%s' and id <> '%s'")) {
      assertThatThrownBy(() -> sql(wrong.formatted(foreign, id, keepers)))
          .isInstanceOf(RuntimeException.class);
    }
  }

  private static void sql(String statement) {
    try (var database = PORTAL.database().getConnection();
        var sql = database.createStatement()) {
      sql.executeUpdate(statement);
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  @Test
  void twoRolesOfATenantHaveTwoNames() {
    refused(FaultCode.INVALID_INPUT, () -> as("olga", () -> made("keeper")));
    refused(FaultCode.INVALID_INPUT, () -> as("olga", () -> made("Operator")));
  }

  @Test
  void aTokenMayWhatItsMakerMightThenAndStillMayNow() {
    UUID makers = as("olga", () -> made("Maker", Permission.TOKENS, Permission.POWER));
    give("olga", "vera", makers.toString());
    String secret =
        TenantScope.within(
            id,
            () ->
                as(
                    "vera",
                    () ->
                        PORTAL
                            .get(ApiTokens.class)
                            .make(new TokenWish("ci", "OPERATOR", 1), rights("vera").orElseThrow())
                            .secret()));
    give("olga", "vera", "OPERATOR");
    assertThat(ofToken(secret)).containsExactlyInAnyOrder(Permission.TOKENS, Permission.POWER);
    as("olga", () -> change(makers, "Maker", Permission.TOKENS));
    give("olga", "vera", makers.toString());
    assertThat(ofToken(secret)).containsExactly(Permission.TOKENS);
  }

  /** What its bearer may: the token's, as far as its maker has it. */
  private Set<Permission> ofToken(String secret) {
    Rights token =
        TenantScope.within(
            TenantScope.PLATFORM,
            () -> PORTAL.get(TokenDoor.class).open(secret).orElseThrow().rights());
    return rights("vera").orElseThrow().within(token).permissions();
  }
}
