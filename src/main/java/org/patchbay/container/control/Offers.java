package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.container.entity.HostLoad;
import org.patchbay.container.entity.Neighbour;
import org.patchbay.container.entity.placement.Growth;
import org.patchbay.container.entity.placement.HostOffer;
import org.patchbay.container.entity.placement.OfferedPool;
import org.patchbay.container.entity.placement.PoolRoom;
import org.patchbay.host.control.HostCheck;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.HostStatus;
import org.patchbay.host.entity.Lack;

/** What the hosts have left for new containers: what they have, less what is promised there. */
@ApplicationScoped
@Transactional
public class Offers {
  /** Any number, as long as all who promise room on hosts use the same. */
  private static final long LOCK = 0x50617463L;

  /** Share of a host's memory that is left to the host itself. */
  private static final double HOST_SHARE = 0.05;

  @Inject Hosts hosts;
  @Inject HostCheck check;
  @Inject Containers containers;
  @Inject Clock clock;
  @Inject EntityManager em;

  @Inject
  @ConfigProperty(name = "patchbay.cpu-overcommit")
  double overcommit;

  @Inject
  @ConfigProperty(name = "patchbay.host.stale-after")
  Duration staleAfter;

  public List<HostOffer> current() {
    return beside(List.of());
  }

  /** What a host, and one of its pools, have left for the containers that are there. */
  public Growth growth(UUID host, String pool) {
    HostOffer offer =
        current().stream().filter(one -> one.id().equals(host)).findFirst().orElseThrow();
    return growth(offer, pool);
  }

  public Growth growth(HostOffer host, String pool) {
    return Growth.on(host, pool, overcommit);
  }

  /**
   * From here to the end of the transaction nobody else promises room: what a second one sees must
   * include what the first one took.
   */
  public void alone() {
    em.createNativeQuery("select 1 from (select pg_advisory_xact_lock(:lock)) locked")
        .setParameter("lock", LOCK)
        .getSingleResult();
  }

  /** For further members of a cluster: where those are, or will be, that stay. */
  public List<HostOffer> beside(List<Neighbour> members) {
    Map<UUID, HostLoad> loads =
        containers.loads().stream().collect(Collectors.toMap(HostLoad::host, Function.identity()));
    Map<UUID, Map<String, Integer>> roles = roles(members);
    List<Host> all = hosts.all();
    Map<UUID, Map<String, Lack>> narrow = check.narrow(all);
    PoolRoom pools = new PoolRoom(all, containers.poolLoads());
    return all.stream()
        .map(
            host ->
                offer(
                    host,
                    loads.get(host.id()),
                    pools.of(host),
                    narrow.get(host.id()),
                    roles.getOrDefault(host.id(), Map.of())))
        .toList();
  }

  private static Map<UUID, Map<String, Integer>> roles(List<Neighbour> members) {
    Map<UUID, Map<String, Integer>> roles = new HashMap<>();
    for (Neighbour member : members) {
      var there = roles.computeIfAbsent(member.host(), host -> new HashMap<>());
      member.roles().forEach(role -> there.merge(role, 1, Integer::sum));
    }
    return roles;
  }

  private HostOffer offer(
      Host host,
      HostLoad known,
      List<OfferedPool> pools,
      Map<String, Lack> narrow,
      Map<String, Integer> members) {
    HostLoad load = known == null ? new HostLoad(host.id(), 0, 0) : known;
    HostStatus status = host.status(clock.instant(), staleAfter);
    // One that was lost is none until nothing is there that must go.
    boolean reachable = status == HostStatus.READY || status == HostStatus.DISABLED;
    return new HostOffer(
        host.id(),
        host.name(),
        host.profile(),
        host.enabled(),
        reachable,
        host.cpus(),
        load.vcpus(),
        (long) (host.memoryMiB() * (1 - HOST_SHARE)),
        load.memoryMiB(),
        pools,
        members,
        Set.copyOf(host.bridges()),
        host.address().segmentBridge(),
        narrow);
  }
}
