package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.NodeSize;
import org.patchbay.catalogue.entity.SizeChoice;
import org.patchbay.catalogue.entity.Sizes;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.change.Resizing;
import org.patchbay.container.control.ContainerSizing;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;

/** Reads which sizes nodes that are there are to have. */
@ApplicationScoped
@Transactional
public class SizeChoices {
  private static final String FIELD = "sizes.";

  @Inject Catalogues catalogues;
  @Inject Clusters clusters;
  @Inject Containers containers;

  /** The containers that get another size; those that have the wanted one already are left out. */
  List<Resizing> read(
      Cluster cluster,
      ClusterEdit edit,
      VersionCatalogue version,
      List<Node> nodes,
      List<FieldProblem> problems) {
    if (edit.sizes().isEmpty()) {
      return List.of();
    }
    Map<UUID, Container> theirs =
        containers.ofCluster(cluster.id()).stream()
            .map(row -> row.container())
            .collect(Collectors.toMap(Container::id, Function.identity()));
    List<Resizing> found = new ArrayList<>();
    edit.sizes()
        .forEach(
            (name, size) ->
                nodes.stream()
                    .filter(node -> node.name().equals(name) && !edit.remove().contains(name))
                    .findFirst()
                    .ifPresentOrElse(
                        node -> read(node, size, version, theirs, problems).ifPresent(found::add),
                        () -> problem(problems, name, "cluster.change.node.unknown", name)));
    return found;
  }

  /** The edit without sizes that containers have already, whatever they were called. */
  ClusterEdit differing(Cluster cluster, ClusterEdit edit) {
    VersionCatalogue version = catalogues.current().version(cluster.version()).orElse(null);
    if (version == null || edit.sizes().isEmpty()) {
      return edit;
    }
    List<FieldProblem> problems = new ArrayList<>();
    Set<String> news =
        read(cluster, edit, version, clusters.nodes(cluster.id()), problems).stream()
            .map(Resizing::node)
            .collect(Collectors.toSet());
    problems.forEach(problem -> news.add(problem.field().substring(FIELD.length())));
    Map<String, WantedSize> sizes = new TreeMap<>(edit.sizes());
    sizes.keySet().retainAll(news);
    return new ClusterEdit(edit.add(), edit.remove(), edit.promote(), edit.roles(), sizes);
  }

  private Optional<Resizing> read(
      Node node,
      WantedSize wanted,
      VersionCatalogue version,
      Map<UUID, Container> theirs,
      List<FieldProblem> problems) {
    Optional<Container> container = node.containerId().map(theirs::get);
    Optional<ContainerSize> size =
        container.flatMap(one -> size(node, wanted, version, one.size(), problems));
    return size.filter(one -> !one.equals(container.orElseThrow().size()))
        .flatMap(one -> planned(node, container.orElseThrow(), one, problems));
  }

  private Optional<Resizing> planned(
      Node node, Container container, ContainerSize wanted, List<FieldProblem> problems) {
    try {
      return Optional.of(
          new Resizing(
              node.name(),
              container.id(),
              container.hostId(),
              container.pool(),
              container.size(),
              wanted,
              ContainerSizing.flexing(container, wanted)));
    } catch (Fault fault) {
      fault.problems().stream()
          .filter(one -> !one.field().startsWith("max"))
          .forEach(
              one -> problem(problems, node.name(), one.messageKey(), one.parameters().toArray()));
      return Optional.empty();
    }
  }

  private Optional<ContainerSize> size(
      Node node,
      WantedSize wanted,
      VersionCatalogue version,
      ContainerSize now,
      List<FieldProblem> problems) {
    Sizes sizes = catalogues.current().sizes();
    if (wanted.own() != null) {
      return Optional.of(under(now, sizes.withHeadroom(wanted.own())));
    }
    if (!sizes.byName().containsKey(wanted.name())) {
      problem(problems, node.name(), "cluster.size.unknown", wanted.name());
      return Optional.empty();
    }
    NodeSize named = sizes.of(version.specs(node.roles()), SizeChoice.all(wanted.name()));
    // A named size says what the node needs; a disk that is larger does no harm.
    return Optional.of(under(now, named).withDiskOf(now.diskGiB()));
  }

  /** Below the ceilings that there are, they stay: raising one costs a restart. */
  private static ContainerSize under(ContainerSize now, NodeSize wanted) {
    var size = wanted.now();
    return new ContainerSize(
        size.vcpus(),
        size.vcpus() <= now.maxVcpus() ? now.maxVcpus() : wanted.maxVcpus(),
        size.memoryMiB(),
        size.memoryMiB() <= now.maxMemoryMiB() ? now.maxMemoryMiB() : wanted.maxMemoryMiB(),
        size.diskGiB());
  }

  private static void problem(
      List<FieldProblem> problems, String node, String key, Object... parameters) {
    problems.add(new FieldProblem(FIELD + node, key, List.of(parameters)));
  }
}
