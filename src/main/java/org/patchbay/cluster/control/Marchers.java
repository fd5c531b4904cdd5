package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.Recipe;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.wave.Marcher;
import org.patchbay.cluster.entity.wave.WaveNumbers;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;

/** Where the containers of a cluster are on their way up or down. */
@ApplicationScoped
@Transactional
public class Marchers {
  @Inject Clusters clusters;
  @Inject Standing standing;
  @Inject Catalogues catalogues;
  @Inject Arrivals arrivals;

  List<Marcher> of(Cluster cluster, Collection<Container> marching) {
    Map<UUID, Node> nodes =
        clusters.nodes(cluster.id()).stream()
            .filter(node -> node.containerId().isPresent())
            .collect(Collectors.toMap(n -> n.containerId().orElseThrow(), Function.identity()));
    Optional<WaveNumbers> numbers = numbers(cluster);
    Map<String, Integer> up = numbers.map(WaveNumbers::starting).orElse(Map.of());
    Map<String, Integer> down = numbers.map(WaveNumbers::stopping).orElse(Map.of());
    Set<UUID> arrived = arrivals.among(cluster, marching);
    return marching.stream()
        .map(
            container -> {
              String name =
                  Optional.ofNullable(nodes.get(container.id())).map(Node::name).orElse("");
              var waves = container.power() == Power.ON ? up : down;
              int wave = waves.getOrDefault(name, 0);
              return marcher(cluster, container, name, wave, arrived.contains(container.id()));
            })
        .sorted(Comparator.comparing(Marcher::wave).thenComparing(Marcher::name))
        .toList();
  }

  /** Of several containers, the one whose node stops before the others'. */
  Container firstToStop(Cluster cluster, Collection<Container> some) {
    Map<UUID, String> names = new HashMap<>();
    clusters
        .nodes(cluster.id())
        .forEach(node -> node.containerId().ifPresent(id -> names.put(id, node.name())));
    Map<String, Integer> down = numbers(cluster).map(WaveNumbers::stopping).orElse(Map.of());
    return some.stream()
        .min(
            Comparator.<Container, Integer>comparing(
                    one -> down.getOrDefault(names.get(one.id()), 0))
                .thenComparing(Container::name))
        .orElseThrow();
  }

  /** Empty when the catalogue has lost the version: then all go at once. */
  private Optional<WaveNumbers> numbers(Cluster cluster) {
    return catalogues
        .current()
        .version(cluster.version())
        .map(version -> new WaveNumbers(standing.withLeaving(cluster).nodes(), version));
  }

  private Marcher marcher(
      Cluster cluster, Container container, String name, int wave, boolean arrived) {
    return new Marcher(
        container.id(),
        name.isEmpty() ? container.name() : name,
        wave,
        container.releasedAt(),
        arrived,
        container.power() == Power.ON ? limit(cluster, container) : Optional.empty());
  }

  /** The longest that one of its recipes allows itself. */
  private Optional<Duration> limit(Cluster cluster, Container container) {
    return arrivals.recipes(cluster, container).stream()
        .map(Recipe::timeLimit)
        .max(Comparator.naturalOrder());
  }
}
