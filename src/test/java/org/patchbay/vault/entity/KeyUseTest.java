package org.patchbay.vault.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyUseTest {
  @Test
  void theFirstSealsOthersOpenAndOneThatSealedNothingMayGo() {
    assertThat(KeyUse.of(List.of("k3", "k2", "k1"), Map.of("k1", 4L)))
        .containsExactly(
            new KeyUse("k3", KeyState.SEALS, 0),
            new KeyUse("k2", KeyState.UNUSED, 0),
            new KeyUse("k1", KeyState.OPENS, 4));
  }

  @Test
  void whatTheSettingsDoNotHaveIsMissing() {
    List<KeyUse> keys = KeyUse.of(List.of("k2"), Map.of("k2", 1L, "k1", 4L));
    assertThat(keys)
        .containsExactly(
            new KeyUse("k2", KeyState.SEALS, 1), new KeyUse("k1", KeyState.MISSING, 4));
    assertThat(keys).extracting(KeyUse::isMissing).containsExactly(false, true);
    assertThat(keys).extracting(KeyUse::isOld).containsOnly(false);
  }

  @Test
  void withoutAnyKeyNothingSeals() {
    assertThat(KeyUse.of(List.of(), Map.of())).isEmpty();
  }
}
