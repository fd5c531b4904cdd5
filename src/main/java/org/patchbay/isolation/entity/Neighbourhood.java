package org.patchbay.isolation.entity;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbay.hypervisor.entity.Door;
import org.patchbay.hypervisor.entity.GuestErrand;

/**
 * Whom a tenant's nodes may meet, and some of those they may not.
 *
 * @param members nodes that run
 * @param own by MAC, the segment of each private interface that the tenant has, running or not
 * @param others addresses of other tenants' private interfaces that nobody here has
 */
public record Neighbourhood(
    List<Member> members, Map<String, Integer> own, Set<InetAddress> others) {
  public Neighbourhood {
    members = List.copyOf(members);
    own = Map.copyOf(own);
    others = Set.copyOf(others);
  }

  /** What a member is to try: every port of its peers, and those whom it must not reach. */
  public GuestErrand errand(Member member) {
    Set<Door> doors =
        members.stream()
            .filter(peer -> !peer.equals(member) && peer.segment() == member.segment())
            .flatMap(peer -> peer.ports().stream().map(port -> new Door(peer.address(), port)))
            .collect(Collectors.toSet());
    return new GuestErrand(member.mac(), doors, others);
  }

  /** Who has the address on the segment. */
  String nodeAt(int segment, InetAddress address) {
    return members.stream()
        .filter(one -> one.segment() == segment && one.address().equals(address))
        .map(Member::node)
        .findFirst()
        .orElse("");
  }

  /** Whether an interface may answer on the segment. */
  boolean belongs(int segment, String mac) {
    return Integer.valueOf(segment).equals(own.get(mac));
  }
}
