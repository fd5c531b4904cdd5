package org.patchbay.hypervisor.edge.simulated;

import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.VolumeRef;

/** Where a host finds volumes: in its own pool, and in the one that its farm shares. */
record Shelves(HostShape shape, HostState own, Optional<HostState> shared) {
  private static final String MARK = "pb-pool-";

  HostState of(VolumeRef volume) {
    return of(volume.pool());
  }

  HostState of(String pool) {
    if (pool.equals(shape.pool())) {
      return own;
    }
    return shared
        .filter(all -> shape.shared().filter(pool::equals).isPresent())
        .orElseThrow(() -> Fault.of(FaultCode.HOST_NOT_PREPARED, pool));
  }

  boolean have(VolumeRef volume) {
    return of(volume).volumes().containsKey(volume.name());
  }

  UUID mark(String pool) {
    HostState there = of(pool);
    return there.volumes().keySet().stream()
        .filter(name -> name.startsWith(MARK))
        .findFirst()
        .map(name -> UUID.fromString(name.substring(MARK.length())))
        .orElseGet(() -> written(there));
  }

  private static UUID written(HostState there) {
    UUID mark = UUID.randomUUID();
    there.putVolume(MARK + mark, 0);
    return mark;
  }
}
