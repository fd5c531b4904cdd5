package org.patchbay.identity.edge.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenFromOutsideTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/t/acme | | /t/acme",
        "/t/acme | q=a&b=c%20d | /t/acme?q=a&b=c%20d",
        "/t/acme | q=a;b,c\"d e | /t/acme?q=a%3Bb%2Cc%22d+e",
        "/t/acme | sort[]={x}^ü | /t/acme?sort%5B%5D=%7Bx%7D%5E%C3%BC",
        "/t/acme | q=100% | /",
      })
  void thePlaceIsKeptInAWayThatACookieCanHold(String path, String query, String place) {
    assertThat(SeenFromOutside.place(path, query)).hasToString(place);
  }
}
