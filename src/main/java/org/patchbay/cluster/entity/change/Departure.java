package org.patchbay.cluster.entity.change;

import java.util.List;

/**
 * A node that goes with its container.
 *
 * @param host name of the host that it leaves
 * @param addresses that are given back, as text
 */
public record Departure(String node, List<String> roles, String host, List<String> addresses) {
  public Departure {
    roles = List.copyOf(roles);
    addresses = List.copyOf(addresses);
  }
}
