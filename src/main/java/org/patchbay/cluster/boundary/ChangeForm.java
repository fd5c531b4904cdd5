package org.patchbay.cluster.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.fault.entity.Fault;

/**
 * The form of a change as it was sent.
 *
 * @param add how many nodes with that role alone, by role code, from {@code add.<role>}
 * @param sizes of these, from {@code size.<role>}
 * @param addresses of the first of these, from {@code address.<role>}: the tenant's own, or any
 * @param together roles of one more node that has several
 * @param togetherSize its size
 * @param togetherAddress its public address; empty: any
 * @param remove names of nodes that were ticked
 * @param promote node that becomes master, by role code, from {@code promote.<role>}
 * @param roles of nodes that stay, by name, from {@code rolesOf} and {@code roles.<name>}
 * @param resize named sizes of nodes that stay, by name, from {@code resize.<name>}
 * @param plan id of the preview that was shown
 * @param confirmed warnings that were ticked
 */
public record ChangeForm(
    Map<String, String> add,
    Map<String, String> sizes,
    Map<String, String> addresses,
    Set<String> together,
    String togetherSize,
    String togetherAddress,
    Set<String> remove,
    Map<String, String> promote,
    Map<String, Set<String>> roles,
    Map<String, String> resize,
    String plan,
    Set<String> confirmed) {
  private static final int MOST = 50;

  static ChangeForm of(MultivaluedMap<String, String> fields) {
    return new ChangeForm(
        under("add.", fields),
        under("size.", fields),
        under("address.", fields),
        all("together", fields),
        text("togetherSize", fields),
        text("togetherAddress", fields),
        all("remove", fields),
        under("promote.", fields),
        roles(fields),
        under("resize.", fields),
        text("plan", fields),
        all("confirm", fields));
  }

  static ChangeForm empty() {
    return new ChangeForm(
        Map.of(), Map.of(), Map.of(), Set.of(), "", "", Set.of(), Map.of(), Map.of(), Map.of(), "",
        Set.of());
  }

  /** A node without a tick has no field of its own. */
  private static Map<String, Set<String>> roles(MultivaluedMap<String, String> fields) {
    Map<String, Set<String>> found = new TreeMap<>();
    all("rolesOf", fields).forEach(node -> found.put(node, all("roles." + node, fields)));
    return found;
  }

  private static Map<String, String> under(String prefix, MultivaluedMap<String, String> fields) {
    Map<String, String> found = new TreeMap<>();
    fields.forEach(
        (name, values) -> {
          if (name.startsWith(prefix) && !values.get(0).isBlank()) {
            found.put(name.substring(prefix.length()), values.get(0).strip());
          }
        });
    return found;
  }

  private static Set<String> all(String name, MultivaluedMap<String, String> fields) {
    return new HashSet<>(fields.getOrDefault(name, List.of()));
  }

  private static String text(String name, MultivaluedMap<String, String> fields) {
    String value = fields.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /** What is asked for; {@code INVALID_INPUT} where a number is none. */
  ClusterEdit edit() {
    List<WantedNode> nodes = new ArrayList<>();
    add.forEach((role, count) -> nodes.addAll(added(role, number(role, count))));
    if (!together.isEmpty()) {
      List<String> codes = together.stream().sorted().toList();
      nodes.add(WantedNode.of(codes, WantedSize.named(togetherSize)).at(togetherAddress));
    }
    return new ClusterEdit(nodes, remove, promote, staying(roles), sized());
  }

  /** The first gets the address that was chosen. */
  private List<WantedNode> added(String role, int count) {
    var any = WantedNode.of(List.of(role), WantedSize.named(sizes.get(role)));
    List<WantedNode> nodes = new ArrayList<>(Collections.nCopies(count, any));
    if (count > 0) {
      nodes.set(0, any.at(addresses.get(role)));
    }
    return nodes;
  }

  /** Place of the first new node with that role among all that are added; below zero: none is. */
  public int first(String role) {
    return counted(role) == 0 ? -1 : before(role);
  }

  /** Place of the one that has several roles, behind all others; below zero: there is none. */
  public int last() {
    return together.isEmpty() ? -1 : before("\uffff");
  }

  private int before(String role) {
    return add.keySet().stream()
        .filter(other -> other.compareTo(role) < 0)
        .mapToInt(this::counted)
        .sum();
  }

  /** What is no number counts nothing here; that is told elsewhere. */
  private int counted(String role) {
    String count = count(role);
    return count.matches("\\d{1,3}") ? Integer.parseInt(count) : 0;
  }

  /** Who goes keeps its roles: what was ticked of it means nothing. */
  private <T> Map<String, T> staying(Map<String, T> asked) {
    Map<String, T> staying = new TreeMap<>(asked);
    staying.keySet().removeAll(remove);
    return staying;
  }

  private Map<String, WantedSize> sized() {
    Map<String, WantedSize> sized = new TreeMap<>();
    staying(resize).forEach((node, name) -> sized.put(node, WantedSize.named(name)));
    return sized;
  }

  private static int number(String role, String count) {
    try {
      int number = Integer.parseInt(count);
      if (number >= 0 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw Fault.invalid("add." + role, "cluster.change.count", count, MOST);
  }

  /** Whether the node is to have the role; before anything was sent, whether it has it. */
  public boolean has(Node node, String role) {
    Set<String> wanted = roles.get(node.name());
    return wanted == null ? node.roles().contains(role) : wanted.contains(role);
  }

  /** True when something else was ticked than it has. */
  public boolean reassigned(Node node) {
    Set<String> wanted = roles.get(node.name());
    return wanted != null && !wanted.equals(Set.copyOf(node.roles()));
  }

  /** How many nodes with this role were asked for, as it was typed. */
  public String count(String role) {
    return add.getOrDefault(role, "0");
  }

  /** The size chosen for a role's new nodes; the proposal where none was. */
  public String size(String role) {
    return sizes.getOrDefault(role, "proposed");
  }
}
