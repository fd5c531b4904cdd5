package org.patchbay.cluster.entity.change;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;

/**
 * What somebody wants changed about a cluster's nodes.
 *
 * @param add nodes to come
 * @param remove names of nodes to go
 * @param promote by role code, the name of the node that becomes the role's master
 * @param roles by name of a node that stays, all roles that it is to have
 * @param sizes by name of a node that stays, the size that its container is to have
 */
public record ClusterEdit(
    List<WantedNode> add,
    Set<String> remove,
    Map<String, String> promote,
    Map<String, Set<String>> roles,
    Map<String, WantedSize> sizes) {
  public ClusterEdit {
    add = add == null ? List.of() : List.copyOf(add);
    remove = remove == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(remove));
    promote = promote == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(promote));
    roles = roles == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(roles));
    sizes = sizes == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(sizes));
  }

  /** One that leaves the nodes that stay their roles. */
  public ClusterEdit(List<WantedNode> add, Set<String> remove, Map<String, String> promote) {
    this(add, remove, promote, null);
  }

  /** One that leaves all containers their size. */
  public ClusterEdit(
      List<WantedNode> add,
      Set<String> remove,
      Map<String, String> promote,
      Map<String, Set<String>> roles) {
    this(add, remove, promote, roles, null);
  }

  /** True when nothing is asked for. */
  public boolean isEmpty() {
    return touchesNoMember() && add.isEmpty() && remove.isEmpty();
  }

  private boolean touchesNoMember() {
    return promote.isEmpty() && roles.isEmpty() && sizes.isEmpty();
  }
}
