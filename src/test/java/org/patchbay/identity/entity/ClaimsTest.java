package org.patchbay.identity.entity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  @Test
  void organizationsAreReadFromAListAndFromAnObject() {
    assertThat(Claims.of(Map.of("organization", List.of("acme", "globex"))).organizations())
        .containsExactlyInAnyOrder("acme", "globex");
    assertThat(Claims.of(Map.of("organization", Map.of("acme", Map.of()))).organizations())
        .containsExactly("acme");
  }

  @Test
  void valuesOfTheServersJsonLibraryAreReadToo() {
    Claims claims =
        Claims.of(Map.of("preferred_username", json("olga"), "groups", List.of(json("helpdesk"))));
    assertThat(claims.name()).isEqualTo("olga");
    assertThat(claims.roles()).containsExactly("helpdesk");
  }

  private static JsonString json(String text) {
    return new JsonString() {
      @Override
      public String getString() {
        return text;
      }

      @Override
      public CharSequence getChars() {
        return text;
      }

      @Override
      public ValueType getValueType() {
        return ValueType.STRING;
      }
    };
  }

  @Test
  void aTokenThatSaysNothingGivesNothing() {
    Claims claims = Claims.of(Map.of("preferred_username", "x"));
    assertThat(claims.roles()).isEmpty();
    assertThat(claims.organizations()).isEmpty();
  }
}
