package org.patchbay.container.boundary;

import java.util.List;
import java.util.Set;

/**
 * A wish for where a public address is to be.
 *
 * @param container name or id; absent or null for nowhere
 * @param confirm what rules warn of and is accepted, as {@code N4:voice-sql-1}
 */
public record PlugInput(String container, List<String> confirm) {
  Set<String> confirmed() {
    return confirm == null ? Set.of() : Set.copyOf(confirm);
  }
}
