package org.patchbay.cluster.boundary;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.fault.entity.Fault;

/**
 * A change of a cluster, as the API is asked for it.
 *
 * @param add nodes to come
 * @param remove names of nodes to go
 * @param promote by role code, the name of the node that becomes its master
 * @param roles by name of a node that stays, all roles that it is to have
 * @param sizes by name of a node that stays, the size that its container is to have
 * @param planId of the plan that was looked at, or null
 * @param confirm warnings that are accepted, as {@code R7:sip}
 */
public record ChangeInput(
    List<NodeInput> add,
    List<String> remove,
    Map<String, String> promote,
    Map<String, List<String>> roles,
    Map<String, SizeInput> sizes,
    String planId,
    List<String> confirm) {
  /**
   * A size.
   *
   * @param size name of one of the catalogue
   * @param figures when no named one will do
   */
  public record SizeInput(String size, Size figures) {}

  ClusterEdit edit() {
    Map<String, Set<String>> wanted = new TreeMap<>();
    if (roles != null) {
      roles.forEach(
          (node, codes) -> wanted.put(node, new TreeSet<>(codes == null ? List.of() : codes)));
    }
    return new ClusterEdit(
        NodeInput.wanted("add", add),
        remove == null ? Set.of() : Set.copyOf(remove),
        promote,
        wanted,
        wantedSizes());
  }

  private Map<String, WantedSize> wantedSizes() {
    Map<String, WantedSize> wanted = new TreeMap<>();
    if (sizes != null) {
      sizes.forEach((node, size) -> wanted.put(node, size(node, size)));
    }
    return wanted;
  }

  private static WantedSize size(String node, SizeInput input) {
    if (input == null || (input.size == null) == (input.figures == null)) {
      throw Fault.invalid("sizes." + node, "cluster.change.size.one");
    }
    return input.figures == null ? WantedSize.named(input.size) : WantedSize.of(input.figures);
  }

  Set<String> confirmed() {
    return confirm == null ? Set.of() : Set.copyOf(confirm);
  }
}
