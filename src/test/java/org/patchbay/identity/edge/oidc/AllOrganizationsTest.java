package org.patchbay.identity.edge.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllOrganizationsTest {
  @ParameterizedTest
  @CsvSource({
    "/auth?scope=openid+organization&state=1, /auth?scope=openid+organization%3A*&state=1",
    "/auth?client_id=x&scope=organization+email, /auth?client_id=x&scope=organization%3A*+email",
    "/auth?a=b&scope=openid%20organization, /auth?a=b&scope=openid%20organization%3A*",
    "/auth?scope=openid+organization%3A*&x=y, /auth?scope=openid+organization%3A*&x=y",
    "/t/organization?q=organization, /t/organization?q=organization",
  })
  void ofSeveralOrganizationsAllAreAskedFor(String location, String sent) {
    assertThat(AllOrganizations.all(location)).isEqualTo(sent);
  }
}
