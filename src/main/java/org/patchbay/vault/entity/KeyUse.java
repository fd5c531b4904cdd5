package org.patchbay.vault.entity;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a key has sealed.
 *
 * @param id as the settings name it
 * @param sealed how many secrets
 */
public record KeyUse(String id, KeyState state, long sealed) {
  /**
   * Those of the settings in their order, then those that are missing.
   *
   * @param ids of the settings' keys, the first of which seals
   * @param sealed how many secrets by key
   */
  public static List<KeyUse> of(List<String> ids, Map<String, Long> sealed) {
    Map<String, Long> missing = new TreeMap<>(sealed);
    missing.keySet().removeAll(ids);
    return Stream.concat(
            ids.stream().map(id -> known(id, id.equals(ids.get(0)), sealed.getOrDefault(id, 0L))),
            missing.entrySet().stream()
                .map(key -> new KeyUse(key.getKey(), KeyState.MISSING, key.getValue())))
        .toList();
  }

  private static KeyUse known(String id, boolean first, long sealed) {
    KeyState kept = sealed == 0 ? KeyState.UNUSED : KeyState.OPENS;
    return new KeyUse(id, first ? KeyState.SEALS : kept, sealed);
  }

  /** Whether what it sealed is to come under the first key, and can. */
  public boolean isOld() {
    return state == KeyState.OPENS;
  }

  public boolean isMissing() {
    return state == KeyState.MISSING;
  }
}
