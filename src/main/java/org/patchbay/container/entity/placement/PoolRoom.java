package org.patchbay.container.entity.placement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.container.entity.PoolLoad;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.HostPool;
import org.patchbay.host.entity.PoolOffer;

/**
 * What is left in the hosts' pools: what they have, less what is promised there; for a pool that
 * several hosts have, by all of them.
 */
public final class PoolRoom {
  private final Map<UUID, Map<String, Long>> promised = new HashMap<>();
  private final Map<UUID, Long> promisedTogether = new HashMap<>();

  public PoolRoom(List<Host> hosts, List<PoolLoad> loads) {
    loads.forEach(
        load ->
            promised
                .computeIfAbsent(load.host(), host -> new HashMap<>())
                .put(load.pool(), load.diskGiB()));
    for (Host host : hosts) {
      for (PoolOffer offer : host.offers()) {
        offer
            .mark()
            .ifPresent(
                mark -> promisedTogether.merge(mark, promised(host, offer.name()), Long::sum));
      }
    }
  }

  private long promised(Host host, String pool) {
    return promised.getOrDefault(host.id(), Map.of()).getOrDefault(pool, 0L);
  }

  /** The pools of a host that take disks. */
  public List<OfferedPool> of(Host host) {
    return host.offers().stream().map(offer -> of(host, offer)).toList();
  }

  private OfferedPool of(Host host, PoolOffer offer) {
    Optional<UUID> mark = offer.mark();
    long taken = mark.map(promisedTogether::get).orElseGet(() -> promised(host, offer.name()));
    return new OfferedPool(
        offer.name(), offer.storageClass(), mark, capacity(host, offer.name()) - taken);
  }

  /** A pool that does not run has no room. */
  private static long capacity(Host host, String pool) {
    return host.pools().stream()
            .filter(seen -> seen.name().equals(pool) && seen.active())
            .mapToLong(HostPool::capacityMiB)
            .sum()
        / 1024;
  }
}
