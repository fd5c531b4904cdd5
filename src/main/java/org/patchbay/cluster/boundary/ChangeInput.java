package org.patchbay.cluster.boundary;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.patchbay.cluster.entity.change.ClusterEdit;

/**
 * A change of a cluster, as the API is asked for it.
 *
 * @param add nodes to come
 * @param remove names of nodes to go
 * @param promote by role code, the name of the node that becomes its master
 * @param roles by name of a node that stays, all roles that it is to have
 * @param planId of the plan that was looked at, or null
 * @param confirm warnings that are accepted, as {@code R7:sip}
 */
public record ChangeInput(
    List<NodeInput> add,
    List<String> remove,
    Map<String, String> promote,
    Map<String, List<String>> roles,
    String planId,
    List<String> confirm) {
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
        wanted);
  }

  Set<String> confirmed() {
    return confirm == null ? Set.of() : Set.copyOf(confirm);
  }
}
