package org.patchbay.cluster.entity;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbay.cluster.entity.topology.Level;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/** Something that is planned, with what rules and the world say about it. */
public interface Judged {
  /** A fingerprint of what is promised. */
  String id();

  /** What rules say about it, errors first. */
  List<Violation> violations();

  /** What stands in the way besides rules. */
  List<Obstacle> obstacles();

  /** True when nothing forbids it; warnings may have to be confirmed. */
  default boolean approvable() {
    return obstacles().isEmpty() && errors().isEmpty();
  }

  default List<Violation> errors() {
    return violations().stream().filter(v -> v.level() == Level.E).toList();
  }

  default List<Violation> warnings() {
    return violations().stream().filter(v -> v.level() == Level.W).toList();
  }

  /** The warnings that nobody has confirmed yet. */
  default List<Violation> unconfirmed(Set<String> confirmed) {
    return warnings().stream().filter(v -> !confirmed.contains(v.confirmation())).toList();
  }

  /**
   * Refuses what must not be done.
   *
   * @param planId id of what was shown, or null to take whatever came out now
   * @param confirmed warnings that were confirmed, as {@code N4:acme-sql-1}
   * @throws Fault {@code PLAN_OUTDATED}, {@code RULE_VIOLATED}, the first obstacle's, {@code
   *     CONFIRMATION_MISSING}
   */
  default void requireApproval(String planId, Set<String> confirmed) {
    if (planId != null && !planId.isBlank() && !planId.equals(id())) {
      throw Fault.of(FaultCode.PLAN_OUTDATED);
    }
    if (!errors().isEmpty()) {
      throw Fault.of(FaultCode.RULE_VIOLATED, names(errors()));
    }
    if (!obstacles().isEmpty()) {
      throw obstacles().get(0).fault();
    }
    List<Violation> unconfirmed = unconfirmed(confirmed);
    if (!unconfirmed.isEmpty()) {
      throw Fault.of(FaultCode.CONFIRMATION_MISSING, names(unconfirmed));
    }
  }

  private static String names(List<Violation> violations) {
    return violations.stream()
        .map(Violation::confirmation)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
