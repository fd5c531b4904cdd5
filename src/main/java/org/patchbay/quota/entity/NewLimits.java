package org.patchbay.quota.entity;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.fault.entity.FieldProblem;

/**
 * Limits as an administrator sets them.
 *
 * @param soft null for none
 * @param graceDays how long the soft limit may be passed; absent for 14
 */
public record NewLimits(Long limit, Long soft, Integer graceDays) {
  private static final int STANDARD_GRACE = 14;
  private static final int LONGEST_GRACE = 365;

  public NewLimits {
    graceDays = graceDays == null ? STANDARD_GRACE : graceDays;
  }

  /** Everything that is wrong with them. */
  public List<FieldProblem> problems() {
    List<FieldProblem> problems = new ArrayList<>();
    if (limit == null || limit < 0 || limit > QuotaAsk.MOST) {
      problems.add(new FieldProblem("limit", "quota.limit.invalid", List.of()));
    } else if (soft != null && (soft < 0 || soft > limit)) {
      problems.add(new FieldProblem("soft", "quota.soft.invalid", List.of()));
    }
    if (graceDays < 0 || graceDays > LONGEST_GRACE) {
      problems.add(new FieldProblem("graceDays", "quota.grace.invalid", List.of()));
    }
    return problems;
  }
}
