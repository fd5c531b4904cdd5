package org.patchbay.container.boundary;

import java.util.List;
import java.util.Set;

/**
 * A wish to put a snapshot back.
 *
 * @param confirm that what is on the data disk is lost, as {@code DATA:voice-sql-1}, and what stops
 *     working meanwhile, as {@code R7:sql}
 */
public record RestoreInput(List<String> confirm) {
  Set<String> confirmed() {
    return confirm == null ? Set.of() : Set.copyOf(confirm);
  }
}
