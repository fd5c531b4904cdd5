package org.patchbay.cluster.boundary;

import java.util.ArrayList;
import java.util.List;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;

/**
 * A node that somebody asks for.
 *
 * @param name absent: the portal names it
 * @param roles codes
 * @param size name of a size of the catalogue; absent, and without figures: as its roles need it
 * @param figures its size when no named one will do
 * @param masterOf those of its roles whose master it is to be; absent: the first node of a role is
 * @param publicAddress whether it gets one; absent: where a role requires it
 * @param address the one it gets, of the tenant's own that are plugged in nowhere; absent: any
 */
public record NodeInput(
    String name,
    List<String> roles,
    String size,
    Size figures,
    List<String> masterOf,
    Boolean publicAddress,
    String address) {
  private WantedNode wanted() {
    WantedSize wanted = figures == null ? WantedSize.named(size) : WantedSize.of(figures);
    return new WantedNode(name, roles, wanted, masterOf, publicAddress).at(address);
  }

  /**
   * All of a list.
   *
   * @param field that lists them
   * @throws Fault {@code INVALID_INPUT} for those that have a named size and figures, too
   */
  static List<WantedNode> wanted(String field, List<NodeInput> inputs) {
    List<FieldProblem> problems = new ArrayList<>();
    List<WantedNode> wanted = new ArrayList<>();
    for (NodeInput input : inputs == null ? List.<NodeInput>of() : inputs) {
      String at = field + "[" + wanted.size() + "]";
      if (input == null) {
        throw Fault.invalid(at, "cluster.node.null");
      }
      if (input.figures != null && input.size != null) {
        problems.add(new FieldProblem(at + ".figures", "cluster.node.sizes", List.of()));
      }
      wanted.add(input.wanted());
    }
    Fault.refuse(problems);
    return wanted;
  }
}
