package org.patchbay.cluster.entity.wave;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A node on its way up or down.
 *
 * @param wave in which it goes; lower ones go first
 * @param releasedAt when its wave began; empty while it is held
 * @param arrived it is as wished: well, or off
 * @param limit how long it may take from its release; empty where that is nobody's business
 */
public record Marcher(
    UUID container,
    String name,
    int wave,
    Optional<Instant> releasedAt,
    boolean arrived,
    Optional<Duration> limit) {

  /** It has had its time and is still not as wished. */
  public boolean overdue(Instant now) {
    return !arrived
        && releasedAt.isPresent()
        && limit.filter(most -> now.isAfter(releasedAt.get().plus(most))).isPresent();
  }
}
