package org.patchbay.network.boundary;

import java.util.List;
import org.patchbay.network.entity.FrameSize;
import org.patchbay.network.entity.PoolInput;

/**
 * A public network to be made, as it was typed.
 *
 * @param mtu how many bytes a frame carries, 1280 to 9000; absent for 1500
 */
public record NewPublicNetwork(String name, String bridge, List<NewPool> pools, Integer mtu) {
  /** A pool as it was typed. */
  public record NewPool(String cidr, String gateway, String first, String last, List<String> dns) {}

  String frames() {
    return String.valueOf(mtu == null ? FrameSize.USUAL : mtu);
  }

  List<PoolInput> inputs() {
    return pools == null
        ? List.of()
        : pools.stream()
            .map(p -> new PoolInput(p.cidr(), p.gateway(), p.first(), p.last(), p.dns()))
            .toList();
  }
}
