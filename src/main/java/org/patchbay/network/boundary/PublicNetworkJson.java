package org.patchbay.network.boundary;

import java.util.List;
import java.util.UUID;
import org.patchbay.network.entity.AddressPool;
import org.patchbay.network.entity.Ip;
import org.patchbay.network.entity.PublicNetwork;

/**
 * A public network as the API tells it.
 *
 * @param held how many of its addresses are held
 */
public record PublicNetworkJson(
    UUID id, String name, String bridge, List<PoolJson> pools, long held) {
  /** A range of addresses that are given out. */
  public record PoolJson(String cidr, String gateway, String first, String last, List<String> dns) {
    static PoolJson of(AddressPool pool) {
      return new PoolJson(
          pool.cidr().toString(),
          Ip.text(pool.gateway()),
          Ip.text(pool.first()),
          Ip.text(pool.last()),
          pool.dns());
    }
  }

  static PublicNetworkJson of(PublicNetwork network, long held) {
    return new PublicNetworkJson(
        network.id(),
        network.name(),
        network.bridge(),
        network.pools().stream().map(PoolJson::of).toList(),
        held);
  }
}
