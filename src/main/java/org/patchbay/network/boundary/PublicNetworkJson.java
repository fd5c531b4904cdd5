package org.patchbay.network.boundary;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.patchbay.network.entity.AddressBlock;
import org.patchbay.network.entity.AddressPool;
import org.patchbay.network.entity.BlockInput;
import org.patchbay.network.entity.Ip;
import org.patchbay.network.entity.NetworkChange;
import org.patchbay.network.entity.NetworkUse;
import org.patchbay.network.entity.PoolInput;
import org.patchbay.network.entity.PublicNetwork;

/**
 * A public network as the API tells and takes it. What is only told may be left out of a change:
 * id, name, bridge, mtu, and how full it is.
 *
 * @param allowed slugs of the tenants that may use it; null: everybody may
 * @param blocks addresses that are set apart
 * @param capacity how many addresses can be given out
 * @param held how many of them are
 * @param resting how many were given back and rest
 * @param mtu how many bytes a frame carries
 */
public record PublicNetworkJson(
    UUID id,
    String name,
    String bridge,
    List<PoolJson> pools,
    List<String> allowed,
    List<BlockJson> blocks,
    BigInteger capacity,
    Long held,
    Long resting,
    Integer mtu) {
  /** A range of addresses that are given out. */
  public record PoolJson(String cidr, String gateway, String first, String last, List<String> dns) {
    static PoolJson of(AddressPool pool) {
      return new PoolJson(
          pool.cidr().toString(),
          pool.gatewayText(),
          Ip.text(pool.first()),
          Ip.text(pool.last()),
          pool.dns());
    }

    PoolInput input() {
      return new PoolInput(cidr, gateway, first, last, dns);
    }
  }

  /** Addresses that are set apart for a tenant, by its slug. */
  public record BlockJson(String tenant, String first, String last) {
    static BlockJson of(AddressBlock block, Function<UUID, String> slugs) {
      return new BlockJson(
          slugs.apply(block.holder()), Ip.text(block.span().first()), Ip.text(block.span().last()));
    }

    BlockInput input() {
      return new BlockInput(tenant, first, last);
    }
  }

  static PublicNetworkJson of(PublicNetwork network, NetworkUse use, Function<UUID, String> slugs) {
    return new PublicNetworkJson(
        network.id(),
        network.name(),
        network.bridge(),
        network.pools().stream().map(PoolJson::of).toList(),
        network.allowed().map(ids -> ids.stream().map(slugs).sorted().toList()).orElse(null),
        network.blocks().stream().map(block -> BlockJson.of(block, slugs)).toList(),
        use.capacity(),
        use.held(),
        use.resting(),
        network.mtu());
  }

  NetworkChange change() {
    return new NetworkChange(
        pools == null ? List.of() : pools.stream().map(PoolJson::input).toList(),
        blocks == null ? List.of() : blocks.stream().map(BlockJson::input).toList(),
        Optional.ofNullable(allowed));
  }

  /** What a change of it has to have seen. */
  record Wish(UUID id, List<PoolJson> pools, List<String> allowed, List<BlockJson> blocks) {}

  Wish wish() {
    return new Wish(id, pools, allowed, blocks);
  }
}
