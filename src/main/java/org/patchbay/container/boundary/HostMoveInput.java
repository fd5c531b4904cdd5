package org.patchbay.container.boundary;

import java.util.List;
import java.util.Set;

/**
 * A wish for another host.
 *
 * @param host name or id; absent for the best one
 * @param planId id of the plan that was shown; absent to take whatever comes out
 * @param confirm that it stops for a while, and what stops with it, as {@code STOP:voice-sip-1},
 *     {@code R7:sip}
 */
public record HostMoveInput(String host, String planId, List<String> confirm) {
  Set<String> confirmed() {
    return confirm == null ? Set.of() : Set.copyOf(confirm);
  }
}
