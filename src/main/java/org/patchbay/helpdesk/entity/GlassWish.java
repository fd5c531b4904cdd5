package org.patchbay.helpdesk.entity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.patchbay.fault.entity.FieldProblem;

/**
 * Why, and for how long, an administrator wants to act in a tenant.
 *
 * @param minutes until it ends by itself
 */
public record GlassWish(int minutes, String reason) {
  /** A word is no reason. */
  private static final int SHORTEST = 10;

  public GlassWish {
    reason = HelpText.stripped(reason);
  }

  /** Everything that is wrong with it. */
  public List<FieldProblem> problems(Duration most) {
    List<FieldProblem> problems = new ArrayList<>();
    if (minutes < 1 || minutes > most.toMinutes()) {
      problems.add(
          new FieldProblem("minutes", "helpdesk.glass.minutes.invalid", List.of(most.toMinutes())));
    }
    if (reason.length() < SHORTEST) {
      problems.add(new FieldProblem("reason", "helpdesk.glass.reason.short", List.of(SHORTEST)));
    }
    HelpText.lines("reason", reason).ifPresent(problems::add);
    return problems;
  }
}
