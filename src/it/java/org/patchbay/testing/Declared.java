package org.patchbay.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.container.control.Containers;
import org.patchbay.container.control.Search;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.entity.Nic;

/**
 * What hosts are to hold of a tenant's containers, as the database declares it: by the names that
 * things of the portal have on hosts.
 *
 * @param rows all containers, free ones too
 * @param nics those of each container
 * @param publicNames the hosts' names of public networks
 */
public record Declared(
    List<ContainerRow> rows, Map<UUID, List<Nic>> nics, Map<UUID, String> publicNames) {
  private static final int MOST = 10_000;

  /** What is declared now. */
  public static Declared of(EngineContainer portal, ClusterDesk desk) {
    return desk.as(
        () -> {
          List<ContainerRow> rows =
              portal.get(Containers.class).page("", new UUID(0, 0), Search.of(""), MOST);
          List<UUID> ids = rows.stream().map(row -> row.container().id()).toList();
          List<Nic> nics = ids.isEmpty() ? List.of() : portal.get(Addresses.class).of(ids);
          return new Declared(
              rows,
              nics.stream().collect(Collectors.groupingBy(Nic::containerId)),
              portal.get(PublicNetworks.class).all().stream()
                  .collect(Collectors.toMap(n -> n.id(), n -> n.spec().networkName())));
        });
  }

  /** Those in which a node is: each of them is a machine. */
  public List<ContainerRow> carriers() {
    return rows.stream().filter(row -> !row.container().spare()).toList();
  }

  public List<Nic> nicsOf(ContainerRow row) {
    return nics.getOrDefault(row.container().id(), List.of());
  }

  /** Ids of the machines on a host. */
  public Set<String> machines(String host) {
    return names(carriers().stream().filter(on(host)).map(row -> row.container().id().toString()));
  }

  /** Volumes in a pool that the host has alone. */
  public Set<String> volumes(String host, String pool) {
    return names(in(pool).filter(on(host)).flatMap(row -> volumes(row.container())));
  }

  /** Volumes in a pool that all hosts have together. */
  public Set<String> sharedVolumes(String pool) {
    return names(in(pool).flatMap(row -> volumes(row.container())));
  }

  private Stream<ContainerRow> in(String pool) {
    return rows.stream().filter(row -> row.container().pool().equals(pool));
  }

  /** Networks that its machines are plugged into. */
  public Set<String> networks(String host) {
    return names(
        carriers().stream().filter(on(host)).flatMap(row -> nicsOf(row).stream()).map(this::name));
  }

  public String name(Nic nic) {
    return nic.isPublic() ? publicNames.get(nic.networkId()) : "pb-" + nic.segmentId();
  }

  /** The guards of public interfaces there. */
  public Set<String> filters(String host) {
    return names(
        carriers().stream()
            .filter(on(host))
            .flatMap(row -> nicsOf(row).stream())
            .filter(Nic::isPublic)
            .map(Declared::filter));
  }

  /** The guard of an interface. */
  public static String filter(Nic nic) {
    return "pb-nic-" + nic.containerId() + "-" + nic.mac().replace(':', '-');
  }

  /** Of a free container only the system disk is left. */
  public static Stream<String> volumes(Container container) {
    String disk = "pb-" + container.id();
    return container.spare()
        ? Stream.of(disk + ".qcow2")
        : Stream.concat(
            Stream.of(disk + ".qcow2", disk + "-seed.iso"),
            container.data().stream().map(node -> "pb-node-" + node + "-data.qcow2"));
  }

  private static Predicate<ContainerRow> on(String host) {
    return row -> row.hostName().equals(host);
  }

  private static Set<String> names(Stream<String> names) {
    return names.collect(Collectors.toCollection(TreeSet::new));
  }
}
