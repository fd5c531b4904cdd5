package org.patchbay.cluster.entity.wave;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.catalogue.entity.Waves;
import org.patchbay.cluster.entity.topology.DraftNode;

/**
 * The wave of each node, from the catalogue's waves of its roles. A node that is the first of one
 * of its roles (the master, or else the first by name) starts with the earliest of these, and stops
 * with the latest; slaves and further instances start last and stop first.
 */
public final class WaveNumbers {
  private final List<DraftNode> nodes;
  private final VersionCatalogue catalogue;

  public WaveNumbers(List<DraftNode> nodes, VersionCatalogue catalogue) {
    this.nodes = nodes.stream().sorted(Comparator.comparing(DraftNode::name)).toList();
    this.catalogue = catalogue;
  }

  /** By node name. */
  public Map<String, Integer> starting() {
    int last = 1 + highest(Waves::start);
    Map<String, Integer> numbers = new HashMap<>();
    nodes.forEach(
        node ->
            numbers.put(
                node.name(),
                firstOf(node).stream().mapToInt(r -> r.waves().start()).min().orElse(last)));
    return numbers;
  }

  /** By node name. */
  public Map<String, Integer> stopping() {
    Map<String, Integer> numbers = new HashMap<>();
    nodes.forEach(
        node ->
            numbers.put(
                node.name(),
                firstOf(node).stream().mapToInt(r -> r.waves().stop()).max().orElse(0)));
    return numbers;
  }

  private int highest(ToIntFunction<Waves> number) {
    return catalogue.roles().values().stream()
        .map(RoleSpec::waves)
        .mapToInt(number)
        .max()
        .orElse(0);
  }

  private List<RoleSpec> firstOf(DraftNode node) {
    return catalogue.specs(node.roles()).stream()
        .filter(role -> first(role.code()).filter(node::equals).isPresent())
        .toList();
  }

  private Optional<DraftNode> first(String role) {
    return nodes.stream()
        .filter(node -> node.masterOf().contains(role))
        .findFirst()
        .or(() -> nodes.stream().filter(node -> node.roles().contains(role)).findFirst());
  }
}
