package org.patchbay.container.entity.placement;

import java.util.List;
import java.util.UUID;

/**
 * A host that was not taken, and all that spoke against it.
 *
 * @param fits it would have done; others were better
 */
public record Rejection(UUID host, String hostName, boolean fits, List<Reason> reasons) {
  public Rejection {
    reasons = List.copyOf(reasons);
  }
}
