package org.patchbay.cluster.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbay.cluster.entity.change.Interruption;
import org.patchbay.cluster.entity.topology.DraftNode;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.Power;

/** Says for each role that a change touches how long nobody serves it meanwhile. */
final class Interruptions {
  private final ChosenChange change;
  private final List<Container> containers;

  Interruptions(ChosenChange change, List<Container> containers) {
    this.change = change;
    this.containers = containers;
  }

  /** By role, of nodes that go or restart; what is lost for good the rules say. */
  List<Interruption> all() {
    List<Interruption> found = new ArrayList<>();
    for (DraftNode node : change.now().nodes()) {
      if (leaves(node)) {
        node.roles().stream()
            .filter(role -> served(role, node))
            .forEach(role -> found.add(new Interruption(role, node.name(), 0L)));
      } else if (change.restarts(node.name())
          && container(node).filter(Interruptions::on).isPresent()) {
        node.roles().stream()
            .filter(change.rolesAfter(node.name(), node.roles())::contains)
            .forEach(role -> found.add(new Interruption(role, node.name(), away(role, node))));
      }
    }
    return found;
  }

  private Long away(String role, DraftNode node) {
    return served(role, node)
        ? Long.valueOf(0)
        : container(node)
            .flatMap(Container::lastBoot)
            .map(Duration::toSeconds)
            .map(seconds -> Math.max(1, seconds))
            .orElse(null);
  }

  /** Slaves don't stand in for their master. */
  private boolean served(String role, DraftNode without) {
    boolean mastered = without.masterOf().contains(role) && !change.promote().containsKey(role);
    Stream<DraftNode> others =
        change.now().nodes().stream().filter(node -> node != without && !leaves(node));
    boolean standing = others.anyMatch(node -> node.active() && node.roles().contains(role));
    boolean coming =
        leaves(without)
            && change.chosen().nodes().stream().anyMatch(node -> node.roles().contains(role));
    return !mastered && (standing || coming);
  }

  private boolean leaves(DraftNode node) {
    return change.leaving().stream().anyMatch(one -> one.name().equals(node.name()));
  }

  private Optional<Container> container(DraftNode node) {
    return containers.stream()
        .filter(c -> node.container().filter(b -> b.container().equals(c.id())).isPresent())
        .findFirst();
  }

  private static boolean on(Container container) {
    return container.power() == Power.ON;
  }
}
