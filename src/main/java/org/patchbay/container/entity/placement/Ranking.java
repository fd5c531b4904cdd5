package org.patchbay.container.entity.placement;

import java.util.Comparator;
import java.util.List;

/**
 * Which host is better for a wish: the one with the fewest members of its roles, then with the best
 * disks for it, then with the most free memory, then with the most free processors (both as shares
 * of the host), then by name.
 */
final class Ranking {
  private Ranking() {}

  static Comparator<Room> of(PlacementWish wish) {
    return Comparator.<Room>comparingInt(room -> room.collisions(wish))
        .thenComparing(room -> room.storageRank(wish))
        .thenComparing(room -> -room.freeMemory())
        .thenComparing(room -> -room.freeVcpus())
        .thenComparing(room -> room.host().name())
        .thenComparing(room -> room.host().id());
  }

  /** The hosts that fit, best first. */
  static List<Room> candidates(List<Room> rooms, PlacementWish wish, boolean apart) {
    return rooms.stream()
        .filter(room -> room.fits(wish))
        .filter(room -> !apart || room.collisions(wish) == 0)
        .sorted(of(wish))
        .toList();
  }
}
