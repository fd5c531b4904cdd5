package org.patchbay.host.entity;

import java.util.List;

/**
 * A drift as it is shown.
 *
 * @param machine the name of the machine whose guard or card it is; empty for a network
 */
public record DriftView(Drift drift, String machine) {
  /** An emptied guard has as many lines as there were rules. */
  private static final int SHOWN = 6;

  /** The first deviations. */
  public List<Deviation> shown() {
    return drift.deviations().stream().limit(SHOWN).toList();
  }

  /** How many more there are. */
  public int more() {
    return Math.max(0, drift.deviations().size() - SHOWN);
  }
}
