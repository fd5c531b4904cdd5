package org.patchbay.quota.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.patchbay.fault.entity.FieldProblem;

/**
 * What a tenant asks for.
 *
 * @param wanted the limit that it would like, in the quota's unit
 */
public record QuotaAsk(String quota, Long wanted, String reason) {
  /** No counter comes near, and sums of two stay numbers. */
  public static final long MOST = 1_000_000_000_000L;

  private static final int LONGEST = 1000;

  /** Everything that is wrong with it. */
  public List<FieldProblem> problems(Set<String> known) {
    List<FieldProblem> problems = new ArrayList<>();
    if (quota == null || !known.contains(quota)) {
      problems.add(new FieldProblem("quota", "quota.unknown", List.of()));
    }
    if (wanted == null || wanted < 1 || wanted > MOST) {
      problems.add(new FieldProblem("wanted", "quota.wanted.invalid", List.of()));
    }
    if (reason == null || reason.isBlank()) {
      problems.add(new FieldProblem("reason", "quota.reason.missing", List.of()));
    } else if (!isText(reason)) {
      problems.add(new FieldProblem("reason", "quota.text.invalid", List.of(LONGEST)));
    }
    return problems;
  }

  /** Some lines that a database can hold. */
  static boolean isText(String text) {
    return text.length() <= LONGEST
        && text.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r');
  }
}
