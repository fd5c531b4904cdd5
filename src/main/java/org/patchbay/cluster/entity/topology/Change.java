package org.patchbay.cluster.entity.topology;

import java.util.Optional;
import java.util.Set;

/**
 * What is about to be done to nodes that are there.
 *
 * @param before the nodes it is done to, as they are now
 * @param role the one that goes, for {@code UNASSIGN}; all roles of the nodes otherwise
 */
public record Change(Kind kind, Set<DraftNode> before, Optional<String> role) {
  public Change {
    before = Set.copyOf(before);
  }

  /** What is done. */
  public enum Kind {
    STOP,
    MOVE,
    REMOVE,
    UNASSIGN
  }

  public static Change of(Kind kind, Set<DraftNode> before) {
    return new Change(kind, before, Optional.empty());
  }

  public static Change unassign(String role, DraftNode before) {
    return new Change(Kind.UNASSIGN, Set.of(before), Optional.of(role));
  }

  boolean touches(DraftNode node, String code) {
    return node.has(code) && role.map(code::equals).orElse(true);
  }
}
