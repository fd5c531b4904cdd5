package org.patchbay.container.entity.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.host.entity.Lack;
import org.patchbay.hypervisor.entity.StorageClass;

/** What is left of a host while a plan is being made. */
final class Room {
  private final HostOffer host;
  private final PlacementRules rules;

  /** The bridge that the segment needs, where the host is known not to have it. */
  private final Optional<String> lacking;

  /** The same, where the segment's frames do not fit. */
  private final Optional<Lack> tight;

  private final long vcpuLimit;
  private final Map<String, Integer> members;
  private long vcpus;
  private long memoryMiB;
  private final List<Shelf> shelves;
  private final Map<PlacementWish, Shelf> taken = new HashMap<>();

  /**
   * @param shared the shelves of pools that several hosts have, by mark; filled by and by
   */
  Room(HostOffer host, PlacementRules rules, Map<UUID, Shelf> shared) {
    this.host = host;
    this.rules = rules;
    this.lacking = rules.segment().flatMap(host::lacking);
    this.tight = rules.segment().flatMap(host::tight);
    this.vcpuLimit = (long) Math.floor(host.cpus() * rules.cpuOvercommit());
    this.members = new HashMap<>(host.members());
    this.vcpus = vcpuLimit - host.usedVcpus();
    this.memoryMiB = host.memoryMiB() - host.usedMemoryMiB();
    this.shelves = host.pools().stream().map(pool -> shelf(pool, shared)).toList();
  }

  private static Shelf shelf(OfferedPool pool, Map<UUID, Shelf> shared) {
    return pool.mark()
        .map(mark -> shared.computeIfAbsent(mark, first -> new Shelf(pool)))
        .orElseGet(() -> new Shelf(pool));
  }

  /** Where the wish's disks would go: the best class that has room for them. */
  Optional<Shelf> shelf(PlacementWish wish) {
    // Asked for each host at each comparison: loops, where streams would cost more than all else.
    for (StorageClass wanted : wish.storage()) {
      Shelf best = roomiest(wanted, wish.diskGiB());
      if (best != null) {
        return Optional.of(best);
      }
    }
    return Optional.empty();
  }

  private Shelf roomiest(StorageClass wanted, long gib) {
    Shelf best = null;
    for (Shelf shelf : shelves) {
      boolean fits = shelf.pool().storageClass() == wanted && shelf.free() >= gib;
      if (fits && (best == null || shelf.free() > best.free())) {
        best = shelf;
      }
    }
    return best;
  }

  /** How far the disks that it has room on are from the best for the wish. */
  int storageRank(PlacementWish wish) {
    return shelf(wish)
        .map(shelf -> wish.storage().indexOf(shelf.pool().storageClass()))
        .orElse(wish.storage().size());
  }

  HostOffer host() {
    return host;
  }

  void take(PlacementWish wish) {
    shelf(wish)
        .ifPresent(
            shelf -> {
              shelf.change(-wish.diskGiB());
              taken.put(wish, shelf);
            });
    change(wish, 1);
  }

  void giveBack(PlacementWish wish) {
    Shelf shelf = taken.remove(wish);
    if (shelf != null) {
      shelf.change(wish.diskGiB());
    }
    change(wish, -1);
  }

  private void change(PlacementWish wish, int sign) {
    vcpus -= (long) sign * wish.vcpus();
    memoryMiB -= sign * wish.memoryMiB();
    wish.roles().forEach(role -> members.merge(role, sign, Integer::sum));
  }

  boolean open() {
    return host.enabled()
        && host.reachable()
        && rules.profile().map(host.profile()::equals).orElse(true)
        && lacking.isEmpty()
        && tight.isEmpty();
  }

  boolean fits(PlacementWish wish) {
    return open()
        && vcpus >= wish.vcpus()
        && memoryMiB >= wish.memoryMiB()
        && shelf(wish).isPresent()
        && bridged(wish)
        && squeezed(wish).isEmpty()
        && !(rules.strictAntiAffinity() && collisions(wish) > 0);
  }

  /** How many members of the wish's roles are there. */
  int collisions(PlacementWish wish) {
    int count = 0;
    for (String role : wish.roles()) {
      count += members.getOrDefault(role, 0);
    }
    return count;
  }

  /** Equal for hosts between which it makes no difference for a search which one is tried. */
  Object likeness() {
    return List.of(vcpus, memoryMiB, shelvesLeft(), members, host.bridges(), host.narrow());
  }

  private List<Object> shelvesLeft() {
    return shelves.stream()
        .map(shelf -> (Object) List.of(shelf.pool().storageClass(), shelf.free()))
        .toList();
  }

  double freeMemory() {
    return host.memoryMiB() <= 0 ? 0 : (double) memoryMiB / host.memoryMiB();
  }

  double freeVcpus() {
    return vcpuLimit <= 0 ? 0 : (double) vcpus / vcpuLimit;
  }

  int freePercent() {
    return (int) Math.floor(freeMemory() * 100);
  }

  private boolean bridged(PlacementWish wish) {
    return host.bridges().isEmpty()
        || wish.publicBridge().map(host.bridges()::contains).orElse(true);
  }

  /** The bridge for the wish's public address, where frames of its network do not fit. */
  private Optional<Lack> squeezed(PlacementWish wish) {
    return wish.publicBridge().map(host.narrow()::get);
  }

  boolean without(String role) {
    return members.getOrDefault(role, 0) == 0;
  }

  /** The first of the wish's roles, by name, that has a member there. */
  String shared(PlacementWish wish) {
    return wish.roles().stream()
        .filter(role -> members.getOrDefault(role, 0) > 0)
        .sorted()
        .findFirst()
        .orElse("");
  }

  /** All that makes the host impossible for the wish; empty when it fits. */
  List<Reason> obstacles(PlacementWish wish) {
    List<Reason> reasons = new ArrayList<>();
    if (!host.reachable()) {
      reasons.add(Reason.not("unreachable"));
    }
    if (!host.enabled()) {
      reasons.add(Reason.not("disabled"));
    }
    rules
        .profile()
        .filter(wanted -> wanted != host.profile())
        .ifPresent(wanted -> reasons.add(Reason.not("profile." + host.profile().name())));
    lacking.ifPresent(bridge -> reasons.add(Reason.not("segment", bridge)));
    tight.ifPresent(bridge -> reasons.add(narrow(bridge)));
    full(reasons, "memory", wish.memoryMiB(), memoryMiB);
    full(reasons, "vcpus", wish.vcpus(), vcpus);
    if (shelf(wish).isEmpty()) {
      reasons.add(noDisk(wish));
    }
    if (!bridged(wish)) {
      reasons.add(Reason.not("bridge", wish.publicBridge().orElseThrow()));
    }
    squeezed(wish).ifPresent(bridge -> reasons.add(narrow(bridge)));
    if (rules.strictAntiAffinity() && collisions(wish) > 0) {
      reasons.add(Reason.not("member-strict", shared(wish)));
    }
    return reasons;
  }

  private static Reason narrow(Lack bridge) {
    return Reason.not("narrow", bridge.what(), bridge.has(), bridge.needs());
  }

  private Reason noDisk(PlacementWish wish) {
    return shelves.stream()
        .filter(shelf -> wish.storage().contains(shelf.pool().storageClass()))
        .map(Shelf::free)
        .max(Long::compare)
        .map(most -> Reason.not("disk", wish.diskGiB(), Math.max(0, most)))
        .orElseGet(() -> Reason.not("class." + wish.storage().get(0)));
  }

  private static void full(List<Reason> reasons, String what, long asked, long left) {
    if (left < asked) {
      reasons.add(Reason.not(what, asked, Math.max(0, left)));
    }
  }
}
