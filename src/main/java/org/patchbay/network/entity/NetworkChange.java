package org.patchbay.network.entity;

import java.util.List;
import java.util.Optional;

/**
 * A public network as it is to be, as it was typed.
 *
 * @param allowed slugs of the tenants that may use it; empty: everybody may
 */
public record NetworkChange(
    List<PoolInput> pools, List<BlockInput> blocks, Optional<List<String>> allowed) {
  public NetworkChange {
    pools = List.copyOf(pools);
    blocks = List.copyOf(blocks);
    allowed = allowed.map(List::copyOf);
  }
}
