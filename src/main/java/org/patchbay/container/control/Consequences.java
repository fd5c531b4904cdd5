package org.patchbay.container.control;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.Neighbour;

/** What depends on a container: told by the rooms above, for a container knows nothing of it. */
public interface Consequences {
  /** What stops working while it is off; empty when nothing does, or it is off already. */
  List<Consequence> ofStopping(UUID container);

  /**
   * What rules have against containers with these public addresses and no others, and have not now;
   * nothing where no node runs in them.
   */
  List<Consequence> ofAddresses(Map<UUID, List<InetAddress>> outside);

  /** Where the other members of its cluster are, or will be. */
  List<Neighbour> neighbours(UUID container);

  /** True when it must not share a host with others that have a role of its own. */
  boolean apart(UUID container);
}
