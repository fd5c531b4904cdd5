package org.patchbay.identity.edge.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackServletTest {
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080/t/acme?q=a%3Bb, /t/acme?q=a%3Bb",
    "/platform, /platform",
    "https://evil.example/t/acme, /t/acme",
    "http://127.0.0.1:8080//evil.example/x, /",
    "//evil.example, /",
    "http://127.0.0.1:8080/callback?state=1, /",
    "javascript:alert(1), /",
    "not a uri, /",
    "'', /",
  })
  void afterTheLoginOneIsAlwaysAtAPlaceOfThePortal(String stored, String place) {
    assertThat(CallbackServlet.place(stored)).isEqualTo(place);
  }
}
