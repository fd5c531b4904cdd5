package org.patchbay.container.entity.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Tells a finished search wish by wish, as each host stood when the wish's turn came: why there,
 * and why not elsewhere.
 */
final class Story {
  private final List<Room> rooms;
  private final Map<PlacementWish, Room> chosen;

  Story(List<Room> rooms, Map<PlacementWish, Room> chosen) {
    this.rooms =
        rooms.stream()
            .sorted(
                Comparator.<Room, String>comparing(room -> room.host().name())
                    .thenComparing(room -> room.host().id()))
            .toList();
    this.chosen = chosen;
  }

  /**
   * @param order in which the wishes were decided; those without a host are told last, when
   *     everything else stands
   */
  Map<PlacementWish, Placing> tell(List<PlacementWish> order) {
    Map<PlacementWish, Placing> placings = new HashMap<>();
    for (PlacementWish wish : order) {
      Optional.ofNullable(chosen.get(wish))
          .ifPresent(room -> placings.put(wish, placed(wish, room)));
    }
    for (PlacementWish wish : order) {
      placings.computeIfAbsent(wish, this::homeless);
    }
    return placings;
  }

  private Placing placed(PlacementWish wish, Room room) {
    List<Room> fitting = rooms.stream().filter(other -> other.fits(wish)).toList();
    Placing placing =
        new Placing(
            wish,
            Optional.of(room.host().id()),
            Optional.of(room.host().name()),
            room.shelf(wish).map(Shelf::pool),
            why(wish, room, fitting),
            others(wish, Optional.of(room)));
    room.take(wish);
    return placing;
  }

  private Placing homeless(PlacementWish wish) {
    return new Placing(
        wish,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        others(wish, Optional.empty()));
  }

  private static List<Reason> why(PlacementWish wish, Room room, List<Room> fitting) {
    if (fitting.size() == 1) {
      return List.of(Reason.why("only"), Reason.why("free-memory", room.freePercent()));
    }
    List<Reason> reasons = new ArrayList<>();
    reasons.add(company(wish, room, fitting));
    Room best = fitting.stream().min(Ranking.of(wish)).orElse(room);
    boolean most = best == room && fitting.stream().allMatch(r -> !better(r, room, wish));
    reasons.add(Reason.why(most ? "most-free-memory" : "free-memory", room.freePercent()));
    if (best != room) {
      reasons.add(Reason.why("together"));
    }
    disks(wish, room).ifPresent(reasons::add);
    return reasons;
  }

  /** Said only where there was something to choose. */
  private static Optional<Reason> disks(PlacementWish wish, Room room) {
    return room.host().pools().size() < 2
        ? Optional.empty()
        : room.shelf(wish)
            .map(shelf -> Reason.why("pool." + shelf.pool().storageClass(), shelf.pool().name()));
  }

  private static boolean better(Room other, Room room, PlacementWish wish) {
    return other.collisions(wish) == room.collisions(wish)
        && other.storageRank(wish) == room.storageRank(wish)
        && other.freeMemory() > room.freeMemory();
  }

  private static Reason company(PlacementWish wish, Room room, List<Room> fitting) {
    if (room.collisions(wish) == 0) {
      return Reason.why("no-member", String.join(", ", new TreeSet<>(wish.roles())));
    }
    boolean fewest =
        fitting.stream().allMatch(other -> other.collisions(wish) >= room.collisions(wish));
    return Reason.why(
        fewest ? "fewest-members" : "members", room.shared(wish), room.collisions(wish));
  }

  private List<Rejection> others(PlacementWish wish, Optional<Room> taken) {
    List<Rejection> others = new ArrayList<>(rooms.size());
    for (Room other : rooms) {
      if (taken.isEmpty() || other != taken.get()) {
        others.add(rejection(wish, other, taken));
      }
    }
    return others;
  }

  private static Rejection rejection(PlacementWish wish, Room other, Optional<Room> taken) {
    List<Reason> obstacles = other.obstacles(wish);
    boolean fits = obstacles.isEmpty();
    return new Rejection(
        other.host().id(),
        other.host().name(),
        fits,
        fits ? taken.map(room -> List.of(weaker(wish, other, room))).orElse(List.of()) : obstacles);
  }

  private static Reason weaker(PlacementWish wish, Room other, Room taken) {
    if (other.collisions(wish) > taken.collisions(wish)) {
      return Reason.not("member", other.shared(wish));
    }
    if (other.collisions(wish) == taken.collisions(wish)
        && other.storageRank(wish) > taken.storageRank(wish)) {
      return Reason.not("weaker-disk");
    }
    if (other.collisions(wish) < taken.collisions(wish)
        || other.storageRank(wish) < taken.storageRank(wish)
        || other.freeMemory() > taken.freeMemory()) {
      return Reason.not("together");
    }
    if (other.freeMemory() < taken.freeMemory()) {
      return Reason.not("less-memory", other.freePercent(), taken.freePercent());
    }
    return other.freeVcpus() < taken.freeVcpus() ? Reason.not("less-vcpus") : Reason.not("name");
  }
}
