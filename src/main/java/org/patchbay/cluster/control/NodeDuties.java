package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.Recipe;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.image.control.Images;
import org.patchbay.probe.control.Duties;
import org.patchbay.probe.entity.Duty;

/** Tells what runs in a cluster's containers, for those who ask whether it is well. */
@ApplicationScoped
@Transactional
public class NodeDuties implements Duties {
  /** Where no recipe says how long its software may take. */
  private static final Duration USUAL = Duration.ofMinutes(15);

  @Inject Clusters clusters;
  @Inject Catalogues catalogues;
  @Inject Images images;

  @Override
  public List<Duty> of(UUID id) {
    Optional<Cluster> cluster = clusters.find(id);
    return cluster.isEmpty()
        ? List.of()
        : clusters.nodes(id).stream()
            .filter(node -> node.containerId().isPresent())
            .map(node -> duty(cluster.get(), node))
            .toList();
  }

  /** A recipe that is a skeleton installs nothing, so that nothing tells of its end. */
  private static List<String> files(List<Recipe> recipes) {
    return recipes.stream()
        .filter(Recipe::complete)
        .flatMap(recipe -> recipe.done().file().stream())
        .distinct()
        .toList();
  }

  private Duty duty(Cluster cluster, Node node) {
    String system = images.get(cluster.imageId()).os();
    List<Recipe> recipes = catalogues.current().recipesFor(cluster.version(), system, node.roles());
    Duration patience =
        recipes.stream().map(Recipe::timeLimit).max(Comparator.naturalOrder()).orElse(USUAL);
    return new Duty(
        node.containerId().orElseThrow(),
        node.id(),
        cluster.version(),
        node.roles(),
        files(recipes),
        patience);
  }
}
