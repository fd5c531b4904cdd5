package org.patchbay.catalogue.entity.sizing;

import java.util.List;
import org.patchbay.catalogue.entity.Size;

/**
 * Nodes of one kind.
 *
 * @param roles codes that each of them has
 * @param count how many, at least 1
 * @param further whether they come after the blueprint's own, by a change of the cluster
 */
public record ProposedNode(
    List<String> roles, int count, Size size, boolean further, List<Reason> reasons) {
  public ProposedNode {
    roles = List.copyOf(roles);
    reasons = List.copyOf(reasons);
  }
}
