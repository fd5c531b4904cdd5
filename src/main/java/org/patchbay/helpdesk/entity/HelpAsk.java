package org.patchbay.helpdesk.entity;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.fault.entity.FieldProblem;

/**
 * What helpdesk staff asks a tenant for.
 *
 * @param ticket of whatever system the helpdesk works with; may be null
 */
public record HelpAsk(HelpScope scope, String reason, String ticket) {
  public HelpAsk {
    reason = HelpText.stripped(reason);
    ticket = HelpText.stripped(ticket);
  }

  /** Everything that is wrong with it. */
  public List<FieldProblem> problems() {
    List<FieldProblem> problems = new ArrayList<>(scope.problems());
    HelpText.problem(!reason.isEmpty(), "reason", "helpdesk.reason.missing")
        .or(() -> HelpText.lines("reason", reason))
        .ifPresent(problems::add);
    HelpText.ticket(ticket).ifPresent(problems::add);
    return problems;
  }
}
