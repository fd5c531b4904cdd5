package org.patchbay.container.boundary;

import java.util.List;
import java.util.Set;

/**
 * A wish to do without what is on a lost host.
 *
 * @param planId id of the plan that was shown; absent to take whatever comes out
 * @param confirm that the host is off and what is lost, as {@code OFF:h1}, {@code
 *     DISK:voice-sql-1}, {@code DATA:voice-sql-1}
 */
public record RecoveryInput(String planId, List<String> confirm) {
  Set<String> confirmed() {
    return confirm == null ? Set.of() : Set.copyOf(confirm);
  }
}
