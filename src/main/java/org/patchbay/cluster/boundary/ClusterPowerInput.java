package org.patchbay.cluster.boundary;

import java.util.List;
import java.util.Set;
import org.patchbay.container.entity.Power;
import org.patchbay.fault.entity.Fault;

/**
 * A wish for a whole cluster's power.
 *
 * @param state {@code ON} or {@code OFF}
 * @param confirm what stops working by it and is accepted, as {@code R7:sip}
 */
public record ClusterPowerInput(String state, List<String> confirm) {
  Set<String> confirmed() {
    return confirm == null ? Set.of() : Set.copyOf(confirm);
  }

  Power power() {
    try {
      return Power.valueOf(state);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw Fault.invalid("state", "input.unknown", String.valueOf(state));
    }
  }
}
