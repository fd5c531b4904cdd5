package org.patchbay.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.tenant.entity.Grounds;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.TenantRole;

class TokenTest {
  private static TokenPass pass(TenantRole role) {
    return new TokenPass(new UUID(1, 1), "ci", "acme", Rights.of(role), "ada", false);
  }

  private static List<String> wrong(String name, String role, Integer days, TenantRole makers) {
    return new TokenWish(name, role, days)
        .problems(Rights.of(makers)).stream().map(FieldProblem::field).toList();
  }

  @Test
  void aTokenSaysNothingOfWhatThePlatformGaveItsMaker() {
    assertThat(pass(TenantRole.OPERATOR).claims().roles()).isEmpty();
    assertThat(pass(TenantRole.OPERATOR).claims().organizations()).containsExactly("acme");
  }

  @Test
  void itMayTheLesserOfWhatItSaysAndWhatItsMakerMay() {
    Grounds operator = Grounds.token("ci", Rights.of(TenantRole.OPERATOR));
    assertThat(operator.narrowed(Rights.of(TenantRole.OWNER)).role())
        .isEqualTo(TenantRole.OPERATOR);
    assertThat(operator.by("x").narrowed(Rights.of(TenantRole.VIEWER)).role())
        .isEqualTo(TenantRole.VIEWER);
    Grounds viewer = Grounds.token("ci", Rights.of(TenantRole.VIEWER));
    assertThat(viewer.narrowed(Rights.of(TenantRole.OPERATOR)).role()).isEqualTo(TenantRole.VIEWER);
    assertThat(Grounds.NONE.narrowed(Rights.of(TenantRole.OWNER)).role())
        .isEqualTo(TenantRole.OWNER);
  }

  @Test
  void nobodyWishesATokenThatMayMore() {
    assertThat(wrong("ci", "OPERATOR", null, TenantRole.OPERATOR)).isEmpty();
    assertThat(wrong("ci", "OPERATOR", 1, TenantRole.VIEWER)).containsExactly("role");
    assertThat(wrong("ci", "OWNER", 366, TenantRole.OWNER)).containsExactly("role");
    assertThat(wrong("a\nb", null, 367, TenantRole.OWNER)).containsExactly("name", "role", "days");
    assertThat(wrong("x".repeat(61), "VIEWER", 0, TenantRole.OWNER))
        .containsExactly("name", "days");
  }

  @Test
  void noTwoSecretsAreAlikeAndAHashTellsNothingOfItsSecret() {
    String one = TokenSecret.random();
    assertThat(one).matches("pbt_[A-Za-z0-9_-]{43}").isNotEqualTo(TokenSecret.random());
    assertThat(TokenSecret.hash(one)).hasSize(64).isEqualTo(TokenSecret.hash(one));
    assertThat(TokenSecret.looksLike(one)).isTrue();
    assertThat(TokenSecret.looksLike("eyJhbGciOiJSUzI1NiJ9.e30.x")).isFalse();
  }
}
