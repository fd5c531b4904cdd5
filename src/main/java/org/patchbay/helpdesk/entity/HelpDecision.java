package org.patchbay.helpdesk.entity;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.fault.entity.FieldProblem;

/**
 * What a tenant answers.
 *
 * @param granted what may be done, which is no more than was asked for; null refuses; what it
 *     leaves open is as it was asked for
 * @param answer to whoever asked; may be null
 */
public record HelpDecision(HelpScope granted, String answer) {
  public HelpDecision {
    answer = HelpText.stripped(answer);
  }

  /** As an answer to this request, with nothing left open. */
  public HelpDecision to(HelpRequest request) {
    return granted == null ? this : new HelpDecision(granted.or(request), answer);
  }

  /** Everything that is wrong with it, as an answer to this request. */
  public List<FieldProblem> problems(HelpRequest request) {
    List<FieldProblem> problems = new ArrayList<>();
    HelpText.lines("answer", answer).ifPresent(problems::add);
    if (granted != null) {
      problems.addAll(granted.problems());
      if (problems.isEmpty()) {
        problems.addAll(excess(request));
      }
    }
    return problems;
  }

  private List<FieldProblem> excess(HelpRequest request) {
    List<FieldProblem> problems = new ArrayList<>();
    HelpText.problem(request.deeds().containsAll(granted.allowed()), "deeds", "helpdesk.deeds.more")
        .ifPresent(problems::add);
    HelpText.problem(
            granted.minutes() <= request.minutes(),
            "minutes",
            "helpdesk.minutes.more",
            request.minutes())
        .ifPresent(problems::add);
    boolean within =
        request.clusterId().isEmpty()
            || granted.cluster().isEmpty()
            || granted.cluster().equals(request.scope());
    HelpText.problem(within, "cluster", "helpdesk.scope.more").ifPresent(problems::add);
    return problems;
  }
}
