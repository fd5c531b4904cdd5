package org.patchbay.container.entity.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.StorageClass;

/** Hosts and wishes to try placements with. */
final class Farm {
  private Farm() {}

  static HostOffer host(int number, long memoryMiB, long usedMiB) {
    return host(number, memoryMiB, usedMiB, Map.of());
  }

  static HostOffer host(int number, long memoryMiB, long usedMiB, Map<String, Integer> members) {
    return new HostOffer(
        new UUID(0, number),
        "host%04d".formatted(number),
        HostProfile.OVS_VLAN,
        true,
        true,
        8,
        0,
        memoryMiB,
        usedMiB,
        disk(500),
        members,
        Set.of("br-public"));
  }

  /** One pool of the host's own. */
  static List<OfferedPool> disk(long freeGiB) {
    return List.of(new OfferedPool("patchbay", StorageClass.LOCAL, Optional.empty(), freeGiB));
  }

  static HostOffer as(HostOffer h, HostProfile profile, boolean enabled, boolean reachable) {
    return new HostOffer(
        h.id(),
        h.name(),
        profile,
        enabled,
        reachable,
        h.cpus(),
        h.usedVcpus(),
        h.memoryMiB(),
        h.usedMemoryMiB(),
        h.pools(),
        h.members(),
        h.bridges());
  }

  static PlacementWish wish(String name, long memoryMiB, String... roles) {
    return new PlacementWish(name, Set.of(roles), 1, memoryMiB, 10, Optional.empty());
  }

  static List<HostOffer> randomHosts(Random random, int count) {
    List<HostOffer> hosts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long memory = 1024L * (1 + random.nextInt(16));
      HostOffer host =
          new HostOffer(
              new UUID(0, i),
              "host%04d".formatted(i),
              random.nextInt(4) == 0 ? HostProfile.BRIDGE_POOL : HostProfile.OVS_VLAN,
              random.nextInt(10) > 0,
              random.nextInt(10) > 0,
              1 + random.nextInt(8),
              random.nextInt(8),
              memory,
              (long) (memory * random.nextDouble()),
              disk(random.nextInt(200)),
              random.nextInt(5) == 0 ? Map.of("sip", 1) : Map.of(),
              random.nextInt(5) == 0 ? Set.of("br0") : Set.of("br0", "br-public"));
      hosts.add(host);
    }
    return hosts;
  }

  static List<PlacementWish> randomWishes(Random random, int count) {
    List<String> roles = List.of("sip", "pbx", "http", "sql", "wk");
    List<PlacementWish> wishes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Set<String> of =
          random.nextInt(4) == 0
              ? Set.of(roles.get(random.nextInt(2)), roles.get(2 + random.nextInt(3)))
              : Set.of(roles.get(random.nextInt(roles.size())));
      wishes.add(
          new PlacementWish(
              "node-" + i,
              of,
              1 + random.nextInt(4),
              256L * (1 + random.nextInt(12)),
              1 + random.nextInt(40),
              random.nextBoolean() ? Optional.of("br-public") : Optional.empty()));
    }
    return wishes;
  }
}
