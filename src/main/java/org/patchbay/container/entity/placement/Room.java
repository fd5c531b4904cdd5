package org.patchbay.container.entity.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is left of a host while a plan is being made. */
final class Room {
  private final HostOffer host;
  private final PlacementRules rules;
  private final long vcpuLimit;
  private final Map<String, Integer> members;
  private long vcpus;
  private long memoryMiB;
  private long diskGiB;

  Room(HostOffer host, PlacementRules rules) {
    this.host = host;
    this.rules = rules;
    this.vcpuLimit = (long) Math.floor(host.cpus() * rules.cpuOvercommit());
    this.members = new HashMap<>(host.members());
    this.vcpus = vcpuLimit - host.usedVcpus();
    this.memoryMiB = host.memoryMiB() - host.usedMemoryMiB();
    this.diskGiB = host.freeDiskGiB();
  }

  HostOffer host() {
    return host;
  }

  void take(PlacementWish wish) {
    change(wish, 1);
  }

  void giveBack(PlacementWish wish) {
    change(wish, -1);
  }

  private void change(PlacementWish wish, int sign) {
    vcpus -= (long) sign * wish.vcpus();
    memoryMiB -= sign * wish.memoryMiB();
    diskGiB -= sign * wish.diskGiB();
    wish.roles().forEach(role -> members.merge(role, sign, Integer::sum));
  }

  boolean open() {
    return host.enabled()
        && host.reachable()
        && rules.profile().map(host.profile()::equals).orElse(true);
  }

  boolean fits(PlacementWish wish) {
    return open()
        && vcpus >= wish.vcpus()
        && memoryMiB >= wish.memoryMiB()
        && diskGiB >= wish.diskGiB()
        && bridged(wish)
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
    return List.of(vcpus, memoryMiB, diskGiB, members, host.bridges());
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
        .ifPresent(
            wanted -> reasons.add(Reason.not("profile", host.profile().name(), wanted.name())));
    full(reasons, "memory", wish.memoryMiB(), memoryMiB);
    full(reasons, "vcpus", wish.vcpus(), vcpus);
    full(reasons, "disk", wish.diskGiB(), diskGiB);
    if (!bridged(wish)) {
      reasons.add(Reason.not("bridge", wish.publicBridge().orElseThrow()));
    }
    if (rules.strictAntiAffinity() && collisions(wish) > 0) {
      reasons.add(Reason.not("member-strict", shared(wish)));
    }
    return reasons;
  }

  private static void full(List<Reason> reasons, String what, long asked, long left) {
    if (left < asked) {
      reasons.add(Reason.not(what, asked, Math.max(0, left)));
    }
  }
}
