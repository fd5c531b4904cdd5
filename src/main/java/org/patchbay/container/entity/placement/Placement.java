package org.patchbay.container.entity.placement;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.patchbay.hypervisor.entity.HostProfile;

/** Chooses hosts for containers. The same wishes and hosts always give the same plan. */
public final class Placement {
  private Placement() {}

  /**
   * A plan for all wishes of one cluster; it spans hosts of one profile only.
   *
   * @throws IllegalArgumentException where two wishes have one name
   */
  public static PlacementPlan place(
      List<PlacementWish> wishes, List<HostOffer> hosts, PlacementRules rules) {
    Set<String> names = new HashSet<>();
    wishes.forEach(wish -> names.add(wish.name()));
    if (names.size() < wishes.size()) {
      throw new IllegalArgumentException("two wishes of one name");
    }
    return profiles(hosts, rules).stream()
        .map(profile -> Draft.of(wishes, hosts, rules.on(profile)))
        .reduce((one, other) -> other.betterThan(one) ? other : one)
        .map(Draft::plan)
        .orElseGet(() -> Draft.of(wishes, hosts, rules).plan());
  }

  private static List<HostProfile> profiles(List<HostOffer> hosts, PlacementRules rules) {
    return rules
        .profile()
        .map(List::of)
        .orElseGet(
            () ->
                Arrays.stream(HostProfile.values())
                    .filter(profile -> hosts.stream().anyMatch(h -> h.profile() == profile))
                    .toList());
  }

  /** What would come out with the hosts of one profile. */
  private record Draft(
      List<PlacementWish> wishes,
      List<Room> rooms,
      List<PlacementWish> order,
      Map<PlacementWish, Room> chosen,
      long collisions) {

    static Draft of(List<PlacementWish> wishes, List<HostOffer> hosts, PlacementRules rules) {
      Map<UUID, Shelf> shared = new HashMap<>();
      List<Room> rooms = hosts.stream().map(host -> new Room(host, rules, shared)).toList();
      Search search = new Search(rooms, wishes);
      Map<PlacementWish, Room> chosen = search.run();
      return new Draft(wishes, rooms, search.order(), chosen, collisions(chosen));
    }

    private static long collisions(Map<PlacementWish, Room> chosen) {
      long count = 0;
      for (Map.Entry<PlacementWish, Room> entry : chosen.entrySet()) {
        count += entry.getValue().collisions(entry.getKey());
        entry.getValue().take(entry.getKey());
      }
      chosen.forEach((wish, room) -> room.giveBack(wish));
      return count;
    }

    boolean betterThan(Draft other) {
      return chosen.size() != other.chosen.size()
          ? chosen.size() > other.chosen.size()
          : collisions < other.collisions;
    }

    PlacementPlan plan() {
      Map<PlacementWish, Placing> story = new Story(rooms, chosen).tell(order);
      return new PlacementPlan(wishes.stream().map(story::get).toList());
    }
  }
}
