package org.patchbay.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.identity.entity.AccessPolicy.Decision.ALLOW;
import static org.patchbay.identity.entity.AccessPolicy.Decision.HIDE;
import static org.patchbay.identity.entity.AccessPolicy.Decision.REFUSE;
import static org.patchbay.identity.entity.AccessPolicy.Decision.SIGN_IN;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbay.identity.entity.AccessPolicy.Decision;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.TenantRole;

class AccessPolicyTest {
  private static Caller person(String... roles) {
    return new Caller("p", Set.of(roles), Set.of(), "-", "-");
  }

  private static Decision of(Need need, Caller caller, TenantRole role) {
    return AccessPolicy.decide(
        need, needed(List.of(need)), caller, Optional.ofNullable(role).map(Rights::of), true);
  }

  /** One that the role which the need is named after has, and no lesser one. */
  private static Optional<Permission> needed(List<Need> needs) {
    return needs.contains(Need.TENANT_OWNER)
        ? Optional.of(Permission.CAPS)
        : needs.contains(Need.TENANT_OPERATOR) ? Optional.of(Permission.POWER) : Optional.empty();
  }

  /** a: allowed, f: refused (403), h: hidden (404), l: has to log in. */
  @ParameterizedTest
  @CsvSource({
    "EVERYONE,        a, a, a, a, a, a, a",
    "SIGNED_IN,       l, a, a, a, a, a, a",
    "PLATFORM_ADMIN,  l, f, f, f, f, a, f",
    "HELPDESK,        l, f, f, f, f, a, a",
    "TENANT_VIEWER,   l, h, a, a, a, a, f",
    "TENANT_HELPDESK, l, h, f, f, f, f, a",
    "TENANT_OPERATOR, l, h, f, a, a, f, f",
    "TENANT_OWNER,    l, h, f, f, a, f, f",
  })
  void theTableOfWhoMayPass(
      Need need,
      char nobody,
      char stranger,
      char viewer,
      char operator,
      char owner,
      char admin,
      char helpdesk) {
    assertThat(of(need, Caller.NOBODY, null)).isEqualTo(decision(nobody));
    assertThat(of(need, person(), null)).isEqualTo(decision(stranger));
    assertThat(of(need, person(), TenantRole.VIEWER)).isEqualTo(decision(viewer));
    assertThat(of(need, person(), TenantRole.OPERATOR)).isEqualTo(decision(operator));
    assertThat(of(need, person(), TenantRole.OWNER)).isEqualTo(decision(owner));
    assertThat(of(need, person("platform-admin"), null)).isEqualTo(decision(admin));
    assertThat(of(need, person("helpdesk"), null)).isEqualTo(decision(helpdesk));
  }

  private static Decision decision(char letter) {
    return switch (letter) {
      case 'a' -> ALLOW;
      case 'f' -> REFUSE;
      case 'h' -> HIDE;
      case 'l' -> SIGN_IN;
      default -> throw new IllegalArgumentException(String.valueOf(letter));
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = Need.class,
      names = {"TENANT_VIEWER", "TENANT_HELPDESK", "TENANT_OPERATOR", "TENANT_OWNER"})
  void aTenantThatThereIsNotIsHiddenFromStaffToo(Need need) {
    for (String staff : List.of("platform-admin", "helpdesk")) {
      assertThat(
              AccessPolicy.decide(need, Optional.empty(), person(staff), Optional.empty(), false))
          .isEqualTo(HIDE);
    }
  }

  @Test
  void whoBelongsToATenantAsksItForNothingAsHelpdesk() {
    assertThat(of(Need.TENANT_HELPDESK, person("helpdesk"), TenantRole.VIEWER)).isEqualTo(REFUSE);
    assertThat(of(Need.TENANT_OPERATOR, person("helpdesk"), TenantRole.VIEWER)).isEqualTo(REFUSE);
  }

  @Test
  void anAdministratorWhoIsAMemberMayWhatTheMembershipAllows() {
    assertThat(of(Need.TENANT_OWNER, person("platform-admin"), TenantRole.OWNER)).isEqualTo(ALLOW);
  }

  @Test
  void ofSeveralNeedsOneIsEnough() {
    var needs = List.of(Need.TENANT_OWNER, Need.PLATFORM_ADMIN);
    assertThat(
            AccessPolicy.decide(
                needs, needed(needs), person("platform-admin"), Optional.empty(), true))
        .isEqualTo(ALLOW);
    assertThat(
            AccessPolicy.decide(
                needs, needed(needs), person(), Optional.of(Rights.of(TenantRole.OWNER)), true))
        .isEqualTo(ALLOW);
    assertThat(
            AccessPolicy.decide(
                needs, needed(needs), person(), Optional.of(Rights.of(TenantRole.VIEWER)), true))
        .isEqualTo(REFUSE);
  }

  @Test
  void aStrangersForeignTenantStaysHiddenEvenWhereAnotherNeedWouldOnlyRefuse() {
    var needs = List.of(Need.PLATFORM_ADMIN, Need.TENANT_OWNER);
    assertThat(AccessPolicy.decide(needs, needed(needs), person(), Optional.empty(), true))
        .isEqualTo(HIDE);
    assertThat(AccessPolicy.decide(needs, needed(needs), Caller.NOBODY, Optional.empty(), true))
        .isEqualTo(SIGN_IN);
  }

  @Test
  void whatACustomRoleAllowsItsHolderMayAndNothingElse() {
    for (Permission held : Permission.grantable()) {
      var rights = Optional.of(Rights.of(new UUID(1, 1), "own", Set.of(held)));
      for (Permission needed : Permission.values()) {
        for (Need need : List.of(Need.TENANT_VIEWER, Need.TENANT_OPERATOR, Need.TENANT_OWNER)) {
          assertThat(AccessPolicy.decide(need, Optional.of(needed), person(), rights, true))
              .isEqualTo(held == needed ? ALLOW : REFUSE);
        }
      }
      assertThat(AccessPolicy.decide(Need.TENANT_VIEWER, Optional.empty(), person(), rights, true))
          .isEqualTo(ALLOW);
    }
  }

  @Test
  void aRouteThatNamesNoPermissionIsOpenToNoRoleUnlessOneOnlyLooks() {
    var owner = Optional.of(Rights.of(TenantRole.OWNER));
    for (Need need : List.of(Need.TENANT_OPERATOR, Need.TENANT_OWNER)) {
      assertThat(AccessPolicy.decide(need, Optional.empty(), person(), owner, true))
          .isEqualTo(REFUSE);
    }
  }
}
