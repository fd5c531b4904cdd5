package org.patchbay.tenant.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.FieldProblem;

class TenantDraftTest {
  private static final Set<String> QUOTAS = Set.of("vcpus");

  @Test
  void everythingWrongIsNamedAtItsField() {
    Map<String, TenantRole> members = new HashMap<>();
    members.put("x", null);
    members.put("two words", TenantRole.OWNER);
    var draft =
        new TenantDraft("A b", "line\nbreak", "../base", members, Map.of("cows", 1L, "vcpus", -1L));
    assertThat(draft.problems(QUOTAS))
        .extracting(FieldProblem::field)
        .containsExactlyInAnyOrder(
            "slug", "name", "theme", "members.x", "members", "quotas.cows", "quotas.vcpus");
  }

  @Test
  void namesOfAllKindsAreWelcome() {
    var draft = new TenantDraft("acme", "Müller & <Söhne> 😀", null, null, null);
    assertThat(draft.problems(QUOTAS)).isEmpty();
  }

  @Test
  void aTenantHasToKeepAnOwner() {
    assertThat(Roster.problemsWithOwner(Map.of("x", Rights.of(TenantRole.OPERATOR)))).hasSize(1);
    assertThat(Roster.problemsWithOwner(Map.of("x", Rights.of(TenantRole.OWNER)))).isEmpty();
  }
}
