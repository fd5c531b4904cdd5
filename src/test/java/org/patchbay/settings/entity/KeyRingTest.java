package org.patchbay.settings.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
  private static final String ONE = "one:" + Base64.getEncoder().encodeToString(new byte[32]);
  private static final String TWO =
      "two:" + Base64.getEncoder().encodeToString("01234567890123456789012345678901".getBytes());

  @Test
  void whatWasSealedIsOpenedForItsOwner() {
    KeyRing ring = KeyRing.of(ONE).orElseThrow();
    Sealed sealed = ring.seal("geheim ☎", "cluster-1");
    assertThat(sealed.text()).startsWith("one:").doesNotContain("geheim");
    assertThat(sealed).hasToString("Sealed[one]");
    assertThat(ring.open(sealed, "cluster-1")).isEqualTo("geheim ☎");
  }

  @Test
  void theSameSecretNeverLooksTheSame() {
    KeyRing ring = KeyRing.of(ONE).orElseThrow();
    assertThat(ring.seal("x", "a")).isNotEqualTo(ring.seal("x", "a"));
  }

  @Test
  void anotherOwnerATamperedTextAndAMissingKeyDoNotOpenIt() {
    KeyRing ring = KeyRing.of(ONE).orElseThrow();
    Sealed kept = ring.seal("secret", "a");
    String sealed = kept.text();
    char last = sealed.charAt(10);
    String tampered = sealed.substring(0, 10) + (last == 'A' ? 'B' : 'A') + sealed.substring(11);
    for (String wrong : new String[] {tampered, "two" + sealed.substring(3), "nonsense"}) {
      assertThatThrownBy(() -> ring.open(new Sealed(wrong), "a"))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> ring.open(kept, "b")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theFirstKeySealsAndTheOldOneStillOpens() {
    Sealed old = KeyRing.of(ONE).orElseThrow().seal("secret", "a");
    KeyRing rotated = KeyRing.of(TWO + ", " + ONE).orElseThrow();
    assertThat(rotated.seal("secret", "a").key()).isEqualTo("two");
    assertThat(rotated.first()).contains("two");
    assertThat(rotated.ids()).containsExactly("two", "one");
    assertThat(rotated.open(old, "a")).isEqualTo("secret");
    assertThat(rotated.toString()).isEqualTo("KeyRing[two, one]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "k:abc", "k:!!!", ":AAAA", "k1:QUFB,k2"})
  void whatIsNoKeyIsRefused(String setting) {
    assertThat(KeyRing.of(setting)).isEmpty();
  }

  @Test
  void keysThatAreLostAreNamedWithACommaBetween() {
    assertThat(KeyRing.idsOf(" k1, k2 ,")).containsExactlyInAnyOrder("k1", "k2");
    assertThat(KeyRing.idsOf("")).isEmpty();
  }

  @Test
  void noKeysAreNoMistake() {
    assertThat(KeyRing.of("").orElseThrow().isEmpty()).isTrue();
    assertThat(KeyRing.of(ONE + "," + ONE)).as("one id twice").isEmpty();
  }
}
