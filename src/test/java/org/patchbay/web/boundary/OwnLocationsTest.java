package org.patchbay.web.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnLocationsTest {
  @ParameterizedTest
  @CsvSource({
    "http://made.up/t/acme?a=b, /t/acme?a=b",
    "http://made.up/, /",
    "http://made.up//elsewhere.example/, /elsewhere.example/",
    "'http://made.up/\\elsewhere.example', /elsewhere.example",
    "'http://made.up/\\/elsewhere.example', /elsewhere.example",
    "http://made.up.elsewhere.example/x, http://made.up.elsewhere.example/x",
    "https://login.example/auth, https://login.example/auth",
    "/t/acme, /t/acme"
  })
  void whatLeadsOnWithinThePortalIsAPathAndNoOtherHostsAddress(String location, String told) {
    assertThat(OwnLocations.path("http://made.up/", location)).isEqualTo(told);
  }
}
