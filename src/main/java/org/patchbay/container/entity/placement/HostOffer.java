package org.patchbay.container.entity.placement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patchbay.host.entity.Lack;
import org.patchbay.hypervisor.entity.HostProfile;

/**
 * A host and what is left of it. What is left counts what was promised to containers, not what they
 * use at the moment: a container that is off comes back.
 *
 * @param enabled the administrator lets new containers go there
 * @param cpus logical processors
 * @param usedVcpus promised
 * @param memoryMiB for containers, the host's own reserve taken off
 * @param usedMemoryMiB promised
 * @param pools that take disks
 * @param members how many members of each role of this very cluster are there
 * @param bridges that the host reports; empty where it can't list them, and then any is assumed
 * @param segmentBridge that carries its segments, or what the names of those begin with that carry
 *     one each; empty where it is not known
 * @param narrow bridges that carry less than their networks need, by name
 */
public record HostOffer(
    UUID id,
    String name,
    HostProfile profile,
    boolean enabled,
    boolean reachable,
    int cpus,
    int usedVcpus,
    long memoryMiB,
    long usedMemoryMiB,
    List<OfferedPool> pools,
    Map<String, Integer> members,
    Set<String> bridges,
    String segmentBridge,
    Map<String, Lack> narrow) {
  public HostOffer {
    narrow = Map.copyOf(narrow);
    pools = List.copyOf(pools);
    members = Map.copyOf(members);
    bridges = Set.copyOf(bridges);
  }

  /** One of which it is not known what carries its segments. */
  public HostOffer(
      UUID id,
      String name,
      HostProfile profile,
      boolean enabled,
      boolean reachable,
      int cpus,
      int usedVcpus,
      long memoryMiB,
      long usedMemoryMiB,
      List<OfferedPool> pools,
      Map<String, Integer> members,
      Set<String> bridges) {
    this(
        id,
        name,
        profile,
        enabled,
        reachable,
        cpus,
        usedVcpus,
        memoryMiB,
        usedMemoryMiB,
        pools,
        members,
        bridges,
        "",
        Map.of());
  }

  /** The bridge that would carry a segment, where the host is known not to have it. */
  Optional<String> lacking(int segment) {
    boolean known = !bridges.isEmpty() && !segmentBridge.isEmpty();
    return Optional.of(carrying(segment)).filter(bridge -> known && !bridges.contains(bridge));
  }

  private String carrying(int segment) {
    return profile == HostProfile.BRIDGE_POOL ? segmentBridge + segment : segmentBridge;
  }

  /** The bridge that would carry a segment, where its frames are known not to fit. */
  public Optional<Lack> tight(int segment) {
    return Optional.ofNullable(narrow.get(carrying(segment)));
  }

  /** The same host with other pools to choose from. */
  public HostOffer with(List<OfferedPool> others) {
    return new HostOffer(
        id,
        name,
        profile,
        enabled,
        reachable,
        cpus,
        usedVcpus,
        memoryMiB,
        usedMemoryMiB,
        others,
        members,
        bridges,
        segmentBridge,
        narrow);
  }

  /** What is left in one of its pools; nothing in one that it does not offer. */
  public long freeGiB(String pool) {
    return pools.stream()
        .filter(offered -> offered.name().equals(pool))
        .mapToLong(OfferedPool::freeGiB)
        .sum();
  }
}
