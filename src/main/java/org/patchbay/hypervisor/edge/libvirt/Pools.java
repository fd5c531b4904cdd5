package org.patchbay.hypervisor.edge.libvirt;

import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;

/** The storage pools that the operator prepared. */
final class Pools {
  private Pools() {}

  /** The pool, running; {@code HOST_NOT_PREPARED} when there is none. */
  static StoragePool running(Session session, String name) throws LibvirtException {
    StoragePool pool =
        session.pool(name).orElseThrow(() -> Fault.of(FaultCode.HOST_NOT_PREPARED, name));
    if (pool.isActive() == 0) {
      start(pool);
    }
    return pool;
  }

  private static void start(StoragePool pool) throws LibvirtException {
    try {
      pool.create(0);
    } catch (LibvirtException e) {
      // Somebody else may have been faster.
      if (pool.isActive() == 0) {
        throw e;
      }
    }
  }
}
