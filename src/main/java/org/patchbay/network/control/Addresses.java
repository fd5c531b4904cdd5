package org.patchbay.network.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.network.entity.Lease;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.Reserve;
import org.patchbay.network.entity.Segment;
import org.patchbay.network.entity.Span;
import org.patchbay.network.entity.Subnet;

/**
 * The interfaces of containers, and which private addresses are free. Choosing is a proposal; the
 * taking is safe because an address that two want violates a unique constraint for the second.
 */
@ApplicationScoped
@Transactional
public class Addresses {
  @Inject EntityManager em;
  @Inject Leases leases;

  /** The lowest free addresses of a private range in which {@code held} are taken. */
  public static List<InetAddress> freePrivate(
      Subnet range, Reserve reserve, Set<InetAddress> held, int count) {
    List<InetAddress> free =
        reserve.leftOf(range).stream()
            .flatMap(Span::addresses)
            .filter(address -> !held.contains(address))
            .limit(count)
            .toList();
    if (free.size() < count) {
      throw Fault.of(FaultCode.NO_ADDRESS_FREE, count, free.size());
    }
    return free;
  }

  /** As many of version 6, the lowest that are free; none where the segment has none. */
  public List<InetAddress> freeSix(Segment segment, int count) {
    return segment
        .cidr6()
        .map(range -> freePrivate(range, segment.reserve(), heldSix(segment), count))
        .orElse(List.of());
  }

  /** The addresses that are taken in a segment. */
  public Set<InetAddress> held(Segment segment) {
    return taken("address", segment);
  }

  /** Those of version 6. */
  public Set<InetAddress> heldSix(Segment segment) {
    return taken("address6", segment);
  }

  private Set<InetAddress> taken(String kind, Segment segment) {
    return new HashSet<>(
        em.createQuery(
                "select n.%1$s from Nic n where n.segmentId = :id and n.%1$s is not null"
                    .formatted(kind),
                InetAddress.class)
            .setParameter("id", segment.id())
            .getResultList());
  }

  /** A MAC nobody has: the prefix of QEMU's range and a number of ours. */
  public String nextMac() {
    long number =
        ((Number) em.createNativeQuery("select nextval('mac_number')").getSingleResult())
            .longValue();
    return String.format(
        "52:54:00:%02x:%02x:%02x", number >> 16 & 0xff, number >> 8 & 0xff, number & 0xff);
  }

  public void take(Nic nic) {
    em.persist(nic);
  }

  public List<Nic> of(UUID container) {
    return em.createQuery(
            "from Nic n where n.containerId = :container order by n.position", Nic.class)
        .setParameter("container", container)
        .getResultList();
  }

  /** The number of the segment that a container lies on. */
  public Optional<Integer> segment(UUID container) {
    return of(container).stream().map(Nic::segmentId).filter(Objects::nonNull).findFirst();
  }

  /** Those of several containers at once, for a page. */
  public List<Nic> of(List<UUID> containers) {
    return em.createQuery(
            "from Nic n where n.containerId in :containers order by n.position", Nic.class)
        .setParameter("containers", containers)
        .getResultList();
  }

  /** The one that an address is plugged in with. */
  public Optional<Nic> at(Lease lease) {
    return em.createQuery(
            "from Nic n where n.networkId = :network and n.address = :address", Nic.class)
        .setParameter("network", lease.networkId())
        .setParameter("address", lease.address())
        .getResultStream()
        .findFirst();
  }

  /** Unplugs one for good. */
  public void remove(Nic nic) {
    em.remove(nic);
    em.flush();
  }

  /** Gives the container's addresses back. */
  public void release(UUID container) {
    List<Nic> nics = of(container);
    nics.forEach(em::remove);
    em.flush();
    leases.unplugged(nics.stream().filter(Nic::isPublic).toList());
  }
}
