package org.patchbay.cluster.boundary;

import java.util.List;
import java.util.Set;
import org.patchbay.cluster.entity.move.MoveRequest;

/**
 * Where a node is to go, as the API is asked for it.
 *
 * @param container name or id of a free container, or null to make one
 * @param host name of the host to make it on, or null for the best one but the node's own
 * @param planId of the plan that was looked at, or null
 * @param confirm warnings that are accepted, as {@code R7:sip}
 */
public record MoveInput(String container, String host, String planId, List<String> confirm) {
  MoveRequest request() {
    return new MoveRequest(container, host);
  }

  Set<String> confirmed() {
    return confirm == null ? Set.of() : Set.copyOf(confirm);
  }
}
