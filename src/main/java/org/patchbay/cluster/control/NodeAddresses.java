package org.patchbay.cluster.control;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.patchbay.catalogue.entity.DraftedNode;
import org.patchbay.cluster.control.NodeChoices.Asked;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.Subnet;

/**
 * Public addresses that nodes are asked for with: each must be the tenant's own, plugged in
 * nowhere, and one node's. Another tenant's is as one that is not there.
 */
final class NodeAddresses {
  private static final String FIELD = "address";

  private final List<WantedNode> wanted;
  private final Asked asked;
  private final Function<InetAddress, Optional<HeldAddress>> book;

  /**
   * @param book the tenant's addresses, held and at rest
   */
  NodeAddresses(
      List<WantedNode> wanted, Asked asked, Function<InetAddress, Optional<HeldAddress>> book) {
    this.wanted = wanted;
    this.asked = asked;
    this.book = book;
  }

  /** What is wrong with them. */
  void check(List<FieldProblem> wrong) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < wanted.size(); i++) {
      WantedNode node = wanted.get(i);
      if (node.address() != null) {
        int at = i;
        problem(node, seen).map(key -> problem(key, node.address(), at)).ifPresent(wrong::add);
      }
    }
  }

  private FieldProblem problem(String key, String address, int index) {
    return new FieldProblem(
        asked.at(index, FIELD), "cluster.node.address." + key, List.of(address));
  }

  private Optional<String> problem(WantedNode node, Set<String> seen) {
    Optional<InetAddress> address = Subnet.address(node.address());
    if (address.isEmpty()) {
      return Optional.of("invalid");
    }
    if (Boolean.FALSE.equals(node.publicAddress())) {
      return Optional.of("none");
    }
    return seen.add(node.address())
        ? state(book.apply(address.get()).map(HeldAddress::state).orElse(null))
        : Optional.of("twice");
  }

  private static Optional<String> state(HeldAddress.State state) {
    if (state == null) {
      return Optional.of("unknown");
    }
    return switch (state) {
      case FREE -> Optional.empty();
      case USED, AWAITED -> Optional.of("used");
      case RESTING -> Optional.of("rests");
    };
  }

  Optional<InetAddress> of(int index) {
    return Optional.ofNullable(wanted.get(index).address()).flatMap(Subnet::address);
  }

  /** A cluster is on one public network: what is wrong with addresses of others. */
  static List<FieldProblem> elsewhere(
      List<DraftedNode> nodes, Optional<PublicNetwork> network, String field) {
    List<FieldProblem> wrong = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      String at = field + "[" + i + "]." + FIELD;
      nodes
          .get(i)
          .own()
          .filter(own -> network.filter(one -> one.owns(own)).isEmpty())
          .ifPresent(
              own ->
                  wrong.add(
                      new FieldProblem(
                          at,
                          "cluster.node.address.elsewhere",
                          List.of(network.map(PublicNetwork::name).orElse("–")))));
    }
    return wrong;
  }

  /** The network that the first of them is of, among those that can be used. */
  static Optional<PublicNetwork> network(List<DraftedNode> nodes, List<PublicNetwork> usable) {
    return nodes.stream()
        .flatMap(node -> node.own().stream())
        .flatMap(own -> usable.stream().filter(network -> network.owns(own)))
        .findFirst();
  }
}
