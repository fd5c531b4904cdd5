package org.patchbay.cluster.entity.firewall;

import java.util.List;
import org.patchbay.hypervisor.entity.HostProfile;

/**
 * Where a node is reached.
 *
 * @param profile how its host keeps private segments apart
 * @param addresses of its public interface; none when it has no such
 */
public record GuardedPlace(HostProfile profile, List<String> addresses) {
  public GuardedPlace {
    addresses = List.copyOf(addresses);
  }

  public boolean isOutside() {
    return !addresses.isEmpty();
  }
}
