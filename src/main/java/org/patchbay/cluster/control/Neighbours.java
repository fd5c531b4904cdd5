package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.cluster.entity.move.NodeMove;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.Neighbour;

/** Where the members of a cluster are, and where those will be that are on their way. */
@ApplicationScoped
@Transactional
public class Neighbours {
  @Inject Containers containers;
  @Inject NodeMoves moves;

  /** Of the members whose containers are wanted. */
  List<Neighbour> of(UUID cluster, Predicate<Container> wanted) {
    Map<UUID, Container> members =
        containers.ofCluster(cluster).stream()
            .map(ContainerRow::container)
            .filter(wanted)
            .collect(Collectors.toMap(Container::id, Function.identity()));
    return Stream.concat(
            members.values().stream().flatMap(Neighbour::of),
            moves.ofCluster(cluster).stream().flatMap(move -> coming(move, members).stream()))
        .toList();
  }

  private Optional<Neighbour> coming(NodeMove move, Map<UUID, Container> members) {
    return Optional.ofNullable(members.get(move.sourceId()))
        .flatMap(source -> hostTo(move).map(host -> new Neighbour(host, source.roles())));
  }

  /** By node that moves, the host of the container that it goes to. */
  Map<UUID, UUID> comingHosts(UUID cluster) {
    return moves.ofCluster(cluster).stream()
        .filter(move -> hostTo(move).isPresent())
        .collect(Collectors.toMap(NodeMove::nodeId, move -> hostTo(move).orElseThrow()));
  }

  private Optional<UUID> hostTo(NodeMove move) {
    return containers.find(move.targetId()).map(Container::hostId);
  }
}
