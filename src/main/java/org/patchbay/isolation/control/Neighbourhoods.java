package org.patchbay.isolation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.PortSpec.Audience;
import org.patchbay.catalogue.entity.Transport;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.ContainerStatus;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.isolation.entity.Member;
import org.patchbay.isolation.entity.Neighbourhood;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.entity.Nic;

/** Whom the nodes of the scope's tenant may meet. */
@ApplicationScoped
@Transactional
public class Neighbourhoods {
  private static final int PORTION = 100;

  /** A range of ports is RTP, which nobody listens on between calls. */
  private static final int MOST_PORTS = 16;

  @Inject Clusters clusters;
  @Inject Containers containers;
  @Inject Addresses addresses;
  @Inject Catalogues catalogues;
  @Inject Hosts hosts;
  @Inject OtherTenants others;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.host.stale-after")
  Duration staleAfter;

  /** As it is now. */
  Neighbourhood current() {
    List<Member> members = new ArrayList<>();
    Map<String, Integer> own = new HashMap<>();
    Set<InetAddress> known = new HashSet<>();
    for (Nic nic : others.ownPrivate()) {
      own.put(nic.mac(), nic.segmentId());
      known.add(nic.address());
    }
    String after = "";
    List<Cluster> page;
    do {
      page = clusters.page(after, PORTION);
      for (Cluster cluster : page) {
        members.addAll(members(cluster));
        after = cluster.name();
      }
    } while (page.size() == PORTION);
    return new Neighbourhood(members, own, others.addressesBeside(known));
  }

  private List<Member> members(Cluster cluster) {
    Map<UUID, ContainerRow> rows =
        containers.ofCluster(cluster.id()).stream()
            .collect(Collectors.toMap(row -> row.container().id(), row -> row));
    return clusters.nodes(cluster.id()).stream()
        .filter(node -> node.containerId().map(rows::containsKey).orElse(false))
        .flatMap(node -> member(cluster, node, rows.get(node.containerId().get())).stream())
        .toList();
  }

  /** Empty while it does not run, or its guest is not awake. */
  private Optional<Member> member(Cluster cluster, Node node, ContainerRow row) {
    var container = row.container();
    boolean awake =
        row.status(clock.instant(), staleAfter) == ContainerStatus.RUNNING
            && container.readySince().isPresent();
    return awake
        ? addresses.of(container.id()).stream()
            .filter(nic -> !nic.isPublic())
            .findFirst()
            .map(
                nic ->
                    new Member(
                        node.name(),
                        row.hostName(),
                        hosts.get(container.hostId()).address(),
                        new Stamp(container.id(), container.tenantId(), ""),
                        nic.segmentId(),
                        nic.mac(),
                        nic.address(),
                        ports(cluster.version(), node.roles())))
        : Optional.empty();
  }

  private Set<Integer> ports(String version, List<String> roles) {
    return catalogues.current().version(version).map(known -> ports(known, roles)).orElse(Set.of());
  }

  private static Set<Integer> ports(VersionCatalogue version, List<String> roles) {
    return version.specs(roles).stream()
        .flatMap(role -> role.ports(Audience.PEERS).stream())
        .filter(port -> port.transport() == Transport.TCP)
        .flatMap(port -> IntStream.rangeClosed(port.first(), port.last()).boxed().limit(MOST_PORTS))
        .collect(Collectors.toSet());
  }
}
