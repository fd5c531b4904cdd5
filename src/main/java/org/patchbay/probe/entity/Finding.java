package org.patchbay.probe.entity;

import java.util.List;

/**
 * A node's state and why.
 *
 * @param about of the first probe that is to blame: role, where, what it said, how many more; else
 *     empty
 */
public record Finding(HealthState state, Why why, List<String> about) {
  public Finding {
    about = List.copyOf(about);
  }

  static Finding of(HealthState state, Why why) {
    return new Finding(state, why, List.of());
  }

  /** {@link #about} as a message wants it: how many more is a number. */
  public List<Object> parameters() {
    return about.size() < 4
        ? List.copyOf(about)
        : List.of(about.get(0), about.get(1), about.get(2), Integer.valueOf(about.get(3)));
  }

  public String messageKey() {
    return "probe.why." + why;
  }
}
