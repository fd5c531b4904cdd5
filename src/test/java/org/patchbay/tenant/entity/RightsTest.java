package org.patchbay.tenant.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbay.fault.entity.FieldProblem;

class RightsTest {
  private static Rights custom(Permission... some) {
    return Rights.of(new UUID(1, 1), "own", Set.of(some));
  }

  @Test
  void builtInRolesAreALadder() {
    for (TenantRole one : TenantRole.values()) {
      for (TenantRole other : TenantRole.values()) {
        assertThat(Rights.of(one).covers(Rights.of(other))).isEqualTo(one.compareTo(other) >= 0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Permission.class)
  void anOwnerMayAllThereIsAndOnlyWhatIsOnesOwnIsInNoCustomRole(Permission one) {
    assertThat(Rights.of(TenantRole.OWNER).has(one)).isTrue();
    assertThat(Permission.grantable().contains(one)).isEqualTo(one != Permission.OWN);
  }

  @Test
  void ofTwoRolesNeitherMayBeTheHigher() {
    assertThat(custom(Permission.POWER).covers(custom(Permission.CONSOLE))).isFalse();
    assertThat(custom(Permission.CONSOLE).covers(custom(Permission.POWER))).isFalse();
  }

  @Test
  void withinAnotherOneMayWhatBothMay() {
    Rights some = custom(Permission.POWER, Permission.MEMBERS);
    Rights operator = Rights.of(TenantRole.OPERATOR);
    assertThat(some.within(operator).permissions()).containsExactly(Permission.POWER);
    assertThat(operator.within(some).permissions()).containsExactly(Permission.POWER);
    assertThat(Rights.of(TenantRole.OWNER).within(operator)).isEqualTo(operator);
    assertThat(custom().within(operator).permissions()).isEmpty();
  }

  private static List<String> wrong(String name, String... permissions) {
    return new RoleWish(name, List.of(permissions))
        .problems().stream().map(FieldProblem::field).toList();
  }

  @Test
  void aRoleHasANameOfItsOwnAndPermissionsThatThereAre() {
    assertThat(wrong(" Night shift ", "POWER", "CONSOLE")).isEmpty();
    assertThat(wrong("Reads only")).isEmpty();
    assertThat(wrong(" ", "NO_SUCH")).containsExactly("name", "permissions");
    assertThat(wrong("owner")).containsExactly("name");
    assertThat(wrong("a\u202eb", "OWN")).containsExactly("name", "permissions");
    assertThat(wrong("x".repeat(41))).containsExactly("name");
    assertThat(new RoleWish(null, null).problems()).hasSize(1);
  }
}
