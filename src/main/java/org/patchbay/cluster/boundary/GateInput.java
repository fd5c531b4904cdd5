package org.patchbay.cluster.boundary;

import org.patchbay.cluster.control.Gates.Decision;
import org.patchbay.fault.entity.Fault;

/**
 * What is decided about a node that holds up the others.
 *
 * @param decision {@code RETRY}, {@code REPLACE} or {@code SKIP}
 * @param reason why it is skipped
 */
public record GateInput(String decision, String reason) {
  Decision decided() {
    try {
      return Decision.valueOf(decision);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw Fault.invalid("decision", "input.unknown", String.valueOf(decision));
    }
  }
}
