package org.patchbay.tenant.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.fault.entity.FaultCode.LAST_OWNER;
import static org.patchbay.fault.entity.FaultCode.NOT_ALLOWED;
import static org.patchbay.tenant.entity.TenantRole.OPERATOR;
import static org.patchbay.tenant.entity.TenantRole.OWNER;
import static org.patchbay.tenant.entity.TenantRole.VIEWER;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    return MemberPolicy.judge(
        Optional.ofNullable(actor), Optional.ofNullable(now), Optional.ofNullable(then), owners);
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
}
