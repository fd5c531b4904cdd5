package org.patchbay.web.boundary;

import java.util.List;

/**
 * A problem document (RFC 9457).
 *
 * @param type path of its description, {@code /problems/name-taken}
 * @param title what kind of problem, in few words
 * @param detail what is wrong and what to do, in the caller's language
 * @param instance the path that was asked for
 * @param code the {@code FaultCode}
 * @param requestId the reference to name when asking for help
 * @param errors one for each wrong field
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    String requestId,
    List<Field> errors) {
  public Problem {
    errors = List.copyOf(errors);
  }

  /** A wrong field; {@code code} is the key of its message. */
  public record Field(String field, String message, String code) {}
}
