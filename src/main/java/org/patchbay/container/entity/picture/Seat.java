package org.patchbay.container.entity.picture;

import java.util.List;
import org.patchbay.container.entity.ContainerStatus;
import org.patchbay.container.entity.Occupant;

/**
 * A container in its place, with what it is plugged into.
 *
 * @param occupant the node that runs in it; null when none does
 * @param inside private addresses
 * @param outside public ones
 */
public record Seat(
    String host,
    String container,
    Occupant occupant,
    ContainerStatus status,
    List<Plug> inside,
    List<Plug> outside) {
  /** What it is called in a picture: as its node. */
  public String name() {
    return occupant == null ? container : occupant.node();
  }

  /** How many lines it takes. */
  int lines() {
    return Math.max(1, Math.max(inside.size(), outside.size()));
  }
}
