package org.patchbay.container.boundary;

import org.patchbay.container.entity.Power;
import org.patchbay.fault.entity.Fault;

/**
 * A wish for power.
 *
 * @param state {@code ON} or {@code OFF}
 * @param force pull the plug instead of asking the guest
 */
public record PowerInput(String state, boolean force) {
  Power power() {
    try {
      return Power.valueOf(state);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw Fault.invalid("state", "input.unknown", String.valueOf(state));
    }
  }
}
