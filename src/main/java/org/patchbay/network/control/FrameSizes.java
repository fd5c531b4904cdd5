package org.patchbay.network.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.entity.HostProfile;

/** How many bytes a frame of a segment carries where nobody says otherwise. */
@ApplicationScoped
@Transactional
public class FrameSizes {
  @Inject Hosts hosts;

  @Inject
  @ConfigProperty(name = "patchbay.segment.mtu.ovs-vlan")
  int openVswitch;

  @Inject
  @ConfigProperty(name = "patchbay.segment.mtu.bridge-pool")
  int bridgePool;

  /** As much as hosts of every profile there is carry: a segment may come to any of them. */
  public int usual() {
    return hosts.profiles().stream().mapToInt(this::of).min().orElse(openVswitch);
  }

  private int of(HostProfile profile) {
    return profile == HostProfile.BRIDGE_POOL ? bridgePool : openVswitch;
  }
}
