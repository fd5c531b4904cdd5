package org.patchbay.fault.entity;

import java.util.List;

/**
 * One wrong field.
 *
 * @param field the field as the form and the API name it, {@code pools[0].first} for nested ones
 * @param messageKey a key of {@code messages.properties}
 * @param parameters what fills the message
 */
public record FieldProblem(String field, String messageKey, List<Object> parameters) {
  public FieldProblem {
    parameters = List.copyOf(parameters);
  }

  /** The same of a field that is part of something. */
  public FieldProblem under(String prefix) {
    return new FieldProblem(prefix + field, messageKey, parameters);
  }
}
