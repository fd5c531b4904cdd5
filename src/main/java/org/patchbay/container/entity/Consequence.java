package org.patchbay.container.entity;

import java.util.List;

/**
 * What rules say about a change: something that has to be confirmed before it, or that forbids it.
 *
 * @param rule that says so, as {@code R7}
 * @param confirmation how a person confirms it, as {@code R7:sip}
 * @param messageKey what stops
 * @param parameters what fills the message and the remedy alike
 * @param remedyKey what would spare it
 * @param refused nobody can confirm it
 */
public record Consequence(
    String rule,
    String confirmation,
    String messageKey,
    List<Object> parameters,
    String remedyKey,
    boolean refused) {
  public Consequence {
    parameters = List.copyOf(parameters);
  }
}
