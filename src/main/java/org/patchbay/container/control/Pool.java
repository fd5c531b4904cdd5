package org.patchbay.container.control;

import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.PoolOffer;
import org.patchbay.hypervisor.entity.VolumeRef;

/** A pool of a host, for the volumes in it. */
record Pool(String name, boolean shared) {
  static Pool of(Host host, String name) {
    return new Pool(name, host.offer(name).map(PoolOffer::isShared).orElse(false));
  }

  VolumeRef volume(String volume) {
    return new VolumeRef(name, volume, shared);
  }
}
