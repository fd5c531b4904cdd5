package org.patchbay.reconcile.entity;

import java.time.Instant;
import java.util.List;
import org.patchbay.fault.entity.FaultCode;

/**
 * Why a resource is not as wanted: the fault of its last turn.
 *
 * @param parameters fill the message {@code fault.<CODE>}
 * @param since of the first turn in a row that ended with it
 * @param attempts turns that ended with it since the resource was last settled
 * @param terminal true when the engine does not go on by itself
 * @param reference what the log calls it by; empty unless it is our defect
 */
public record Trouble(
    FaultCode code,
    List<Object> parameters,
    Instant since,
    int attempts,
    boolean terminal,
    String reference) {
  public Trouble {
    parameters = List.copyOf(parameters);
  }
}
