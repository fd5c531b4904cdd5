package org.patchbay.helpdesk.entity;

import java.util.List;
import java.util.Optional;
import org.patchbay.fault.entity.FieldProblem;

/** What people write into requests and answers. */
final class HelpText {
  private static final int LONGEST = 1000;
  private static final int LONGEST_TICKET = 80;

  private HelpText() {}

  static String stripped(String text) {
    return text == null ? "" : text.strip();
  }

  /** Some lines that a database can hold. */
  static Optional<FieldProblem> lines(String field, String text) {
    boolean good =
        text.length() <= LONGEST
            && text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r');
    return problem(good, field, "helpdesk.text.invalid", LONGEST);
  }

  /** A word of another system. */
  static Optional<FieldProblem> ticket(String text) {
    boolean good =
        text.length() <= LONGEST_TICKET && text.codePoints().noneMatch(Character::isISOControl);
    return problem(good, "ticket", "helpdesk.ticket.invalid", LONGEST_TICKET);
  }

  static Optional<FieldProblem> problem(
      boolean good, String field, String key, Object... parameters) {
    return good ? Optional.empty() : Optional.of(new FieldProblem(field, key, List.of(parameters)));
  }
}
