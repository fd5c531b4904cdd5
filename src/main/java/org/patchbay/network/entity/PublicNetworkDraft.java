package org.patchbay.network.entity;

import java.util.List;

/**
 * A public network as an administrator describes it.
 *
 * @param mtu how many bytes a frame carries
 */
public record PublicNetworkDraft(String name, String bridge, List<PoolDraft> pools, int mtu) {
  public PublicNetworkDraft {
    pools = List.copyOf(pools);
  }

  /** With frames of the usual size. */
  public PublicNetworkDraft(String name, String bridge, List<PoolDraft> pools) {
    this(name, bridge, pools, FrameSize.USUAL);
  }
}
