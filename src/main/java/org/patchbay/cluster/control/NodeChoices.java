package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.patchbay.catalogue.entity.DraftedNode;
import org.patchbay.catalogue.entity.NodeSize;
import org.patchbay.catalogue.entity.SizeChoice;
import org.patchbay.catalogue.entity.Sizes;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.container.control.AddressBook;
import org.patchbay.container.control.Containers;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;

/** Reads nodes that somebody asks for one by one, and says everything that is wrong with them. */
@ApplicationScoped
@Transactional
public class NodeChoices {
  @Inject Containers containers;
  @Inject AddressBook book;
  @Inject FirewallSettings firewall;

  /**
   * What the nodes are for.
   *
   * @param field that lists them, as {@code nodes}
   * @param cluster name that theirs begin with when nobody names them
   * @param taken names of nodes the cluster has
   * @param masters whether the masters of roles are among these nodes; those of a cluster that
   *     grows are elsewhere
   * @param balanced a load balancer fronts the web interfaces
   */
  record Asked(
      String field,
      String cluster,
      VersionCatalogue version,
      Sizes sizes,
      Collection<String> taken,
      boolean masters,
      boolean balanced) {
    String at(int index, String part) {
      return at(index) + "." + part;
    }

    String at(int index) {
      return field + "[" + index + "]";
    }
  }

  /** The nodes in their order; empty when any of them is wrong, which the problems tell then. */
  List<DraftedNode> of(List<WantedNode> wanted, Asked asked, List<FieldProblem> problems) {
    List<FieldProblem> wrong = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      roles(wanted.get(i), i, asked, wrong);
      size(wanted.get(i).size(), i, asked, wrong);
    }
    NodeNames names = new NodeNames(wanted, asked, held(wanted, asked));
    names.check(wrong);
    NodeMasters masters = new NodeMasters(wanted, asked);
    masters.check(wrong);
    NodeAddresses addresses = new NodeAddresses(wanted, asked, book::find);
    addresses.check(wrong);
    for (int i = 0; i < wanted.size(); i++) {
      NodeFirewalls.read(wanted.get(i), firewall.limits(), asked.at(i), wrong);
    }
    problems.addAll(wrong);
    return wrong.isEmpty() ? drafted(wanted, asked, names, masters, addresses) : List.of();
  }

  /** Names that other containers of the tenant have. */
  private Set<String> held(List<WantedNode> wanted, Asked asked) {
    Set<String> given = new HashSet<>();
    wanted.stream().map(WantedNode::name).filter(Objects::nonNull).forEach(given::add);
    return containers.namesTaken(asked.cluster() + "-", given);
  }

  private static List<DraftedNode> drafted(
      List<WantedNode> wanted,
      Asked asked,
      NodeNames names,
      NodeMasters masters,
      NodeAddresses addresses) {
    List<DraftedNode> drafted = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      WantedNode node = wanted.get(i);
      List<String> roles = node.roles().stream().distinct().toList();
      drafted.add(
          new DraftedNode(
              names.of(node),
              roles,
              size(node.size(), roles, asked),
              masters.of(i),
              outside(node, roles, asked),
              addresses.of(i)));
    }
    return drafted;
  }

  private static boolean outside(WantedNode node, List<String> roles, Asked asked) {
    if (node.publicAddress() != null || node.address() != null) {
      return node.address() != null || node.publicAddress();
    }
    return asked.balanced()
        ? asked.version().needsPublicBehindBalancer(roles)
        : asked.version().needsPublic(roles);
  }

  private static NodeSize size(WantedSize wanted, List<String> roles, Asked asked) {
    return wanted
        .figures()
        .map(asked.sizes()::withHeadroom)
        .orElseGet(
            () -> asked.sizes().of(asked.version().specs(roles), SizeChoice.all(wanted.name())));
  }

  private static void roles(WantedNode node, int at, Asked asked, List<FieldProblem> wrong) {
    if (node.roles().isEmpty()) {
      wrong.add(new FieldProblem(asked.at(at, "roles"), "cluster.change.roleless", List.of()));
    }
    node.roles().stream()
        .filter(role -> asked.version().role(role).isEmpty())
        .forEach(
            role ->
                wrong.add(
                    new FieldProblem(
                        asked.at(at, "roles"), "cluster.role.unknown", List.of(role))));
  }

  private static void size(WantedSize size, int at, Asked asked, List<FieldProblem> wrong) {
    if (size.own() == null) {
      if (!asked.sizes().byName().containsKey(size.name())) {
        wrong.add(
            new FieldProblem(asked.at(at, "size"), "cluster.size.unknown", List.of(size.name())));
      }
      return;
    }
    try {
      QuotaChanges.size(asked.sizes().withHeadroom(size.own())).checked(0);
    } catch (Fault fault) {
      // The headroom follows from the size; who gives that has only one figure to mend.
      fault.problems().stream()
          .filter(problem -> !problem.field().startsWith("max"))
          .forEach(
              problem ->
                  wrong.add(
                      new FieldProblem(
                          asked.at(at, "size." + problem.field()),
                          problem.messageKey(),
                          problem.parameters())));
    }
  }
}
