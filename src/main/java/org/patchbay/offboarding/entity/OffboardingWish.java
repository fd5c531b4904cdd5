package org.patchbay.offboarding.entity;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.fault.entity.FieldProblem;

/**
 * That a tenant is to leave.
 *
 * @param confirm its short name, typed
 * @param reason what its people read
 */
public record OffboardingWish(String confirm, String reason) {
  private static final int LONGEST_REASON = 200;

  public OffboardingWish {
    confirm = confirm == null ? "" : confirm.strip();
    reason = reason == null ? "" : reason.strip();
  }

  /** What is wrong with it. */
  public List<FieldProblem> problems(String slug) {
    List<FieldProblem> problems = new ArrayList<>();
    if (!confirm.equals(slug)) {
      problems.add(new FieldProblem("confirm", "layout.type.wrong", List.of(slug)));
    }
    if (reason.isEmpty()
        || reason.length() > LONGEST_REASON
        || reason.codePoints().anyMatch(Character::isISOControl)) {
      problems.add(
          new FieldProblem("reason", "tenant.suspend.reason.invalid", List.of(LONGEST_REASON)));
    }
    return problems;
  }
}
