package org.patchbay.tenant.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.fault.entity.FaultCode.LAST_OWNER;
import static org.patchbay.fault.entity.FaultCode.NOT_ALLOWED;
import static org.patchbay.tenant.entity.Permission.MEMBERS;
import static org.patchbay.tenant.entity.Permission.POWER;
import static org.patchbay.tenant.entity.TenantRole.OPERATOR;
import static org.patchbay.tenant.entity.TenantRole.OWNER;
import static org.patchbay.tenant.entity.TenantRole.VIEWER;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.FaultCode;

class MemberPolicyTest {
  private static final List<Optional<TenantRole>> ROLES =
      Stream.concat(
              Stream.of(Optional.<TenantRole>empty()),
              Arrays.stream(TenantRole.values()).map(Optional::of))
          .toList();

  private static Optional<FaultCode> judge(
      TenantRole actor, TenantRole now, TenantRole then, long owners) {
    return MemberPolicy.judge(rights(actor), rights(now), rights(then), owners);
  }

  private static Optional<Rights> rights(TenantRole role) {
    return Optional.ofNullable(role).map(Rights::of);
  }

  private static Optional<Rights> custom(Permission... some) {
    return Optional.of(Rights.of(new UUID(1, 1), "own", Set.copyOf(List.of(some))));
  }

  @Test
  void onlyOwnersDecideAboutAnybody() {
    for (var now : ROLES) {
      for (var then : ROLES) {
        for (TenantRole actor : Arrays.asList(null, VIEWER, OPERATOR)) {
          assertThat(judge(actor, now.orElse(null), then.orElse(null), 2)).contains(NOT_ALLOWED);
        }
        assertThat(judge(OWNER, now.orElse(null), then.orElse(null), 2)).isEmpty();
      }
    }
  }

  @Test
  void nobodyGivesMoreThanTheyHaveOrActsOnWhoHasMore() {
    assertThat(judge(OPERATOR, null, OWNER, 1)).contains(NOT_ALLOWED);
    assertThat(judge(OPERATOR, OWNER, null, 2)).contains(NOT_ALLOWED);
  }

  @Test
  void theLastOwnerStaysOne() {
    assertThat(judge(OWNER, OWNER, null, 1)).contains(LAST_OWNER);
    assertThat(judge(OWNER, OWNER, OPERATOR, 1)).contains(LAST_OWNER);
    assertThat(judge(OWNER, OWNER, OWNER, 1)).isEmpty();
    assertThat(judge(OWNER, OWNER, VIEWER, 2)).isEmpty();
    assertThat(judge(OWNER, VIEWER, null, 1)).isEmpty();
  }

  @Test
  void whoDecidesByACustomRoleGivesOrTakesNothingThatTheyHaveNot() {
    var keeper = custom(MEMBERS, POWER);
    for (Permission one : Permission.grantable()) {
      boolean may = one == MEMBERS || one == POWER;
      var none = Optional.<Rights>empty();
      assertThat(MemberPolicy.judge(keeper, none, custom(one), 1).isEmpty()).isEqualTo(may);
      assertThat(MemberPolicy.judge(keeper, custom(one), none, 1).isEmpty()).isEqualTo(may);
      assertThat(MemberPolicy.judge(keeper, custom(POWER), custom(POWER, one), 1).isEmpty())
          .isEqualTo(may);
      assertThat(MemberPolicy.judge(keeper, custom(POWER, one), custom(POWER), 1).isEmpty())
          .isEqualTo(may);
    }
  }

  @Test
  void noCustomRoleMakesOrActsOnOwners() {
    var all = custom(Permission.grantable().toArray(Permission[]::new));
    assertThat(MemberPolicy.judge(all, Optional.empty(), rights(OWNER), 2)).contains(NOT_ALLOWED);
    assertThat(MemberPolicy.judge(all, rights(OWNER), Optional.empty(), 2)).contains(NOT_ALLOWED);
    assertThat(MemberPolicy.judge(all, rights(OPERATOR), rights(VIEWER), 1)).isEmpty();
  }

  @Test
  void withoutThePermissionNobodyDecidesHoweverMuchTheyMay() {
    var others =
        custom(
            Permission.grantable().stream().filter(p -> p != MEMBERS).toArray(Permission[]::new));
    assertThat(MemberPolicy.judge(others, Optional.empty(), rights(VIEWER), 1))
        .contains(NOT_ALLOWED);
  }
}
