package org.patchbay.cluster.entity.wave;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** What is to be done now so that a cluster's nodes go wave by wave. Pure. */
public final class WavePlan {
  private WavePlan() {}

  /**
   * What is next.
   *
   * @param wave that is under way; empty when all have arrived
   * @param arrived nobody needs to wait for them any more
   * @param release those whose turn it is
   * @param overdue those that hold up all others for longer than they may
   */
  public record Next(
      OptionalInt wave, List<Marcher> arrived, List<Marcher> release, List<Marcher> overdue) {
    public boolean done() {
      return wave.isEmpty();
    }
  }

  /** A wave begins when all that go before have arrived, whenever they were released. */
  public static Next next(List<Marcher> marching, Instant now) {
    List<Marcher> under = marching.stream().filter(one -> !one.arrived()).toList();
    OptionalInt wave = under.stream().mapToInt(Marcher::wave).min();
    List<Marcher> current = under.stream().filter(one -> one.wave() == wave.orElseThrow()).toList();
    return new Next(
        wave,
        marching.stream().filter(Marcher::arrived).toList(),
        current.stream().filter(one -> one.releasedAt().isEmpty()).toList(),
        under.stream().filter(one -> one.overdue(now)).toList());
  }
}
