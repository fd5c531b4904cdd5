package org.patchbay.identity.edge.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoginLanguageTest {
  private static final String LOGIN = "https://id.test/auth?scope=openid&response_type=code";

  @Test
  void theLoginIsAskedToSpeakTheirLanguage() {
    assertThat(LoginLanguage.in("de", LOGIN)).isEqualTo(LOGIN + "&ui_locales=de");
  }

  @Test
  void whoseLanguageNobodyKnowsIsLeftToTheLogin() {
    assertThat(LoginLanguage.in(null, LOGIN)).isEqualTo(LOGIN);
  }

  @Test
  void noOtherPlaceIsTold() {
    assertThat(LoginLanguage.in("de", "/t/acme?a=b")).isEqualTo("/t/acme?a=b");
  }
}
