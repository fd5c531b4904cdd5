package org.patchbay.cluster.entity.topology;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.catalogue.entity.Basis;

/** Collects violations at their level. */
final class Findings {
  private final CheckOptions options;
  private final List<Violation> found = new ArrayList<>();

  Findings(CheckOptions options) {
    this.options = options;
  }

  List<Violation> all() {
    return found;
  }

  void add(Rule rule, String object, Basis basis, Object... parameters) {
    add(rule, "", rule.level(), object, basis, parameters);
  }

  /**
   * @param variant of the texts, as {@code .taken}; empty for the usual one
   */
  void add(
      Rule rule, String variant, Level level, String object, Basis basis, Object... parameters) {
    found.add(
        new Violation(
            rule,
            options.raised().contains(rule) ? Level.E : level,
            object,
            "rule." + rule + variant + ".message",
            List.of(parameters),
            basis,
            "rule." + rule + variant + ".remedy"));
  }
}
