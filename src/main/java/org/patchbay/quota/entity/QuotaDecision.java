package org.patchbay.quota.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.patchbay.fault.entity.FieldProblem;

/**
 * What the platform answers.
 *
 * @param granted the limit from now on, which may be another than was asked for; null refuses
 * @param until when the limit before counts again; null for no end
 * @param answer to the tenant; may be null
 */
public record QuotaDecision(Long granted, Instant until, String answer) {
  public QuotaDecision {
    answer = answer == null ? "" : answer.strip();
  }

  /** Everything that is wrong with it. */
  public List<FieldProblem> problems(Instant now) {
    List<FieldProblem> problems = new ArrayList<>();
    if (granted != null && (granted < 0 || granted > QuotaAsk.MOST)) {
      problems.add(new FieldProblem("granted", "quota.wanted.invalid", List.of()));
    }
    if (until != null && (granted == null || !until.isAfter(now))) {
      problems.add(new FieldProblem("until", "quota.until.invalid", List.of()));
    }
    if (!QuotaAsk.isText(answer)) {
      problems.add(new FieldProblem("answer", "quota.text.invalid", List.of(1000)));
    }
    return problems;
  }
}
