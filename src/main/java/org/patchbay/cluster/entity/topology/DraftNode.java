package org.patchbay.cluster.entity.topology;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.patchbay.catalogue.entity.DraftedNode;
import org.patchbay.catalogue.entity.NodeSize;
import org.patchbay.catalogue.entity.OperatingSystem;
import org.patchbay.hypervisor.entity.StorageClass;

/**
 * A node as it is or is to be. Start from {@link #of} and add what is known.
 *
 * @param roles codes as they were given: one may be there twice, rule R6 says so
 * @param masterOf roles whose master it is
 * @param hosts where its container is or will be; both while it is on its way
 * @param version its own, where that differs from the cluster's
 * @param disk class of the pool its disk lies on
 * @param container that it is bound to
 * @param active it is to do its work now
 */
public record DraftNode(
    String name,
    List<String> roles,
    Set<String> masterOf,
    NodeSize size,
    OperatingSystem system,
    Optional<Attachment> privateNet,
    Optional<Attachment> publicNet,
    Set<UUID> hosts,
    Optional<String> version,
    Optional<StorageClass> disk,
    Optional<Bond> container,
    boolean active) {
  public DraftNode {
    roles = List.copyOf(roles);
    masterOf = Set.copyOf(masterOf);
    hosts = Set.copyOf(hosts);
  }

  /** Not yet made, with a private interface, on no host. */
  public static DraftNode of(
      String name, List<String> roles, NodeSize size, OperatingSystem system) {
    return new DraftNode(
        name,
        roles,
        Set.of(),
        size,
        system,
        Optional.of(Attachment.PENDING),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** As a blueprint proposes it: with a public interface where its roles require one. */
  public static DraftNode of(DraftedNode drafted, OperatingSystem system) {
    return of(drafted.name(), drafted.roles(), drafted.size(), system)
        .masterOf(drafted.masterOf())
        .publicNet(drafted.wantsPublic() ? Optional.of(Attachment.PENDING) : Optional.empty());
  }

  public DraftNode roles(List<String> codes) {
    return new DraftNode(
        name,
        codes,
        masterOf,
        size,
        system,
        privateNet,
        publicNet,
        hosts,
        version,
        disk,
        container,
        active);
  }

  public DraftNode masterOf(Set<String> mastered) {
    return new DraftNode(
        name,
        roles,
        mastered,
        size,
        system,
        privateNet,
        publicNet,
        hosts,
        version,
        disk,
        container,
        active);
  }

  public DraftNode privateNet(Optional<Attachment> net) {
    return new DraftNode(
        name, roles, masterOf, size, system, net, publicNet, hosts, version, disk, container,
        active);
  }

  public DraftNode publicNet(Optional<Attachment> net) {
    return new DraftNode(
        name,
        roles,
        masterOf,
        size,
        system,
        privateNet,
        net,
        hosts,
        version,
        disk,
        container,
        active);
  }

  public DraftNode host(UUID where) {
    return hosts(Set.of(where));
  }

  public DraftNode hosts(Set<UUID> where) {
    return new DraftNode(
        name,
        roles,
        masterOf,
        size,
        system,
        privateNet,
        publicNet,
        where,
        version,
        disk,
        container,
        active);
  }

  public DraftNode version(String own) {
    return new DraftNode(
        name,
        roles,
        masterOf,
        size,
        system,
        privateNet,
        publicNet,
        hosts,
        Optional.of(own),
        disk,
        container,
        active);
  }

  public DraftNode disk(StorageClass pool) {
    return new DraftNode(
        name,
        roles,
        masterOf,
        size,
        system,
        privateNet,
        publicNet,
        hosts,
        version,
        Optional.of(pool),
        container,
        active);
  }

  public DraftNode bound(Bond bond, boolean works) {
    return new DraftNode(
        name,
        roles,
        masterOf,
        size,
        system,
        privateNet,
        publicNet,
        hosts,
        version,
        disk,
        Optional.of(bond),
        works);
  }

  boolean has(String role) {
    return roles.contains(role);
  }

  Stream<InetAddress> addresses() {
    return Stream.of(privateNet, publicNet)
        .flatMap(Optional::stream)
        .flatMap(net -> net.addresses().stream());
  }
}
