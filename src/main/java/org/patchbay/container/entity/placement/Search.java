package org.patchbay.container.entity.placement;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds hosts for all wishes together. The hardest wishes come first, each tries its best hosts
 * first, and where a wish finds none left, the ones before it try their next best; how often is
 * bounded, counted in looks at a host, so that the outcome does not depend on the machine's speed.
 */
final class Search {
  private static final int LOOKS = 20_000;

  private final List<Room> rooms;
  private final List<PlacementWish> order;
  private long looksLeft;

  Search(List<Room> rooms, List<PlacementWish> wishes) {
    this.rooms = rooms;
    this.order = hardestFirst(wishes);
  }

  /** Shares the most roles with others, then is the biggest, then by name. */
  private static List<PlacementWish> hardestFirst(List<PlacementWish> wishes) {
    Map<String, Integer> counts = counts(wishes);
    Comparator<PlacementWish> rivals =
        Comparator.comparingInt(
            wish -> wish.roles().stream().mapToInt(role -> counts.get(role) - 1).sum());
    return wishes.stream()
        .sorted(
            rivals
                .thenComparingLong(PlacementWish::memoryMiB)
                .thenComparingInt(PlacementWish::vcpus)
                .reversed()
                .thenComparing(PlacementWish::name))
        .toList();
  }

  private static Map<String, Integer> counts(List<PlacementWish> wishes) {
    Map<String, Integer> counts = new HashMap<>();
    wishes.forEach(wish -> wish.roles().forEach(role -> counts.merge(role, 1, Integer::sum)));
    return counts;
  }

  /**
   * The host of every wish, in the order they were decided; wishes that no host fits are left out.
   */
  Map<PlacementWish, Room> run() {
    return attempt(true).or(() -> attempt(false)).orElseGet(this::asManyAsPossible);
  }

  private Optional<Map<PlacementWish, Room>> attempt(boolean apart) {
    looksLeft = Math.max(LOOKS, 4L * rooms.size() * order.size());
    Map<PlacementWish, Room> chosen = new LinkedHashMap<>();
    return apart && hopeless() || !place(0, chosen, apart)
        ? Optional.empty()
        : Optional.of(release(chosen));
  }

  /** More members of a role than hosts without one: they can't all be kept apart. */
  private boolean hopeless() {
    List<Room> open = rooms.stream().filter(Room::open).toList();
    return counts(order).entrySet().stream()
        .anyMatch(
            role -> role.getValue() > open.stream().filter(r -> r.without(role.getKey())).count());
  }

  private boolean place(int index, Map<PlacementWish, Room> chosen, boolean apart) {
    if (index == order.size()) {
      return true;
    }
    PlacementWish wish = order.get(index);
    looksLeft -= rooms.size();
    Set<Object> alike = new HashSet<>();
    for (Room room : Ranking.candidates(rooms, wish, apart)) {
      if (looksLeft < 0) {
        return false;
      }
      if (alike.add(room.likeness()) && tried(index, chosen, apart, wish, room)) {
        return true;
      }
    }
    return false;
  }

  private boolean tried(
      int index, Map<PlacementWish, Room> chosen, boolean apart, PlacementWish wish, Room room) {
    room.take(wish);
    chosen.put(wish, room);
    if (place(index + 1, chosen, apart)) {
      return true;
    }
    chosen.remove(wish);
    room.giveBack(wish);
    return false;
  }

  private Map<PlacementWish, Room> asManyAsPossible() {
    Map<PlacementWish, Room> chosen = new LinkedHashMap<>();
    for (PlacementWish wish : order) {
      Optional<Room> best = Ranking.candidates(rooms, wish, false).stream().findFirst();
      best.ifPresent(room -> room.take(wish));
      best.ifPresent(room -> chosen.put(wish, room));
    }
    return release(chosen);
  }

  /** Leaves the rooms as they were, so that the plan can be told from its beginning. */
  private static Map<PlacementWish, Room> release(Map<PlacementWish, Room> chosen) {
    chosen.forEach((wish, room) -> room.giveBack(wish));
    return chosen;
  }

  /** The wishes in the order they are decided. */
  List<PlacementWish> order() {
    return order;
  }
}
