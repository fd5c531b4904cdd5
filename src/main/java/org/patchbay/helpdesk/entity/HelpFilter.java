package org.patchbay.helpdesk.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which requests a list shows, newest first.
 *
 * @param askedBy only this person's
 * @param stage only those of this stage
 * @param behind only those behind this one
 */
public record HelpFilter(Optional<String> askedBy, Optional<Stage> stage, Optional<Place> behind) {
  public static final HelpFilter ALL =
      new HelpFilter(Optional.empty(), Optional.empty(), Optional.empty());

  /** What lists are filtered by; states within the last differ only in how it came to an end. */
  public enum Stage {
    OPEN,
    ACTIVE,
    ENDED
  }

  /** A place in the list. */
  public record Place(Instant askedAt, UUID id) {}

  public HelpFilter of(String person) {
    return new HelpFilter(Optional.of(person), stage, behind);
  }
}
