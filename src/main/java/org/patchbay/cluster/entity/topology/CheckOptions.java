package org.patchbay.cluster.entity.topology;

import java.util.Optional;
import java.util.Set;

/**
 * How a draft is looked at.
 *
 * @param activating it is to go live: what may be missing in a draft may no longer
 * @param raised rules whose warnings the tenant or the platform made errors
 * @param change what is being done to nodes that are there; the draft is what comes out of it
 */
public record CheckOptions(
    boolean activating, Set<Rule> raised, Surroundings surroundings, Optional<Change> change) {
  public static final CheckOptions DRAFTING =
      new CheckOptions(false, Set.of(), Surroundings.UNKNOWN, Optional.empty());
  public static final CheckOptions ACTIVATING =
      new CheckOptions(true, Set.of(), Surroundings.UNKNOWN, Optional.empty());

  public CheckOptions {
    raised = Set.copyOf(raised);
  }

  public CheckOptions raised(Rule... rules) {
    return new CheckOptions(activating, Set.of(rules), surroundings, change);
  }

  public CheckOptions in(Surroundings around) {
    return new CheckOptions(activating, raised, around, change);
  }

  public CheckOptions during(Change done) {
    return new CheckOptions(activating, raised, surroundings, Optional.of(done));
  }
}
