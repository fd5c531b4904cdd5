package org.patchbay.audit.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  @Test
  void oneMeaningHasOneSpellingWhateverTheOrderOfKeys() {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("b", 1);
    one.put("a", List.of(true, "x"));
    Map<String, Object> other = new LinkedHashMap<>();
    other.put("a", List.of(true, "x"));
    other.put("b", 1L);
    assertThat(CanonicalJson.of(one))
        .isEqualTo("{\"a\":[true,\"x\"],\"b\":1}")
        .isEqualTo(CanonicalJson.of(other));
  }

  @Test
  void numbersHaveNoExponentAndNoIdleZeros() {
    assertThat(CanonicalJson.of(Arrays.asList(1.0, 100, 1e3, 0.0, 0.5, null)))
        .isEqualTo("[1,100,1000,0,0.5,null]");
  }

  @Test
  void whatPeopleTypeIsEscaped() {
    assertThat(CanonicalJson.of("a\"\\\n<é>\uD83D\uDE00"))
        .isEqualTo("\"a\\\"\\\\\\u000a<é>\\ud83d\\ude00\"");
  }
}
