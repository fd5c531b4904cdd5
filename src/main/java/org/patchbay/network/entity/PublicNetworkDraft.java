package org.patchbay.network.entity;

import java.util.List;

/** A public network as an administrator describes it. */
public record PublicNetworkDraft(String name, String bridge, List<PoolDraft> pools) {
  public PublicNetworkDraft {
    pools = List.copyOf(pools);
  }
}
