package org.patchbay.hypervisor.edge.libvirt;

import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.VolumeDocument;
import org.patchbay.hypervisor.entity.VolumeRef;

/** Copies of disks within a pool: the host makes them, and no byte comes here. */
final class Copies {
  private Copies() {}

  /** It is marked as what is uploaded is: half a copy looks whole. */
  static void make(Session session, VolumeRef disk, VolumeRef copy, long sizeGiB)
      throws LibvirtException {
    if (Volumes.isComplete(session, copy)) {
      return;
    }
    if (!Volumes.isComplete(session, disk)) {
      throw Fault.of(FaultCode.IMAGE_MISSING, disk.name());
    }
    Volumes.forget(session, copy);
    StorageVol source = Volumes.find(session, disk).orElseThrow();
    StoragePool pool = Pools.running(session, copy.pool());
    String document = VolumeDocument.blank(copy.name(), sizeGiB);
    StorageVol made = pool.storageVolCreateXMLFrom(document, source, 0);
    session.keep(made, made::free);
    finish(session, copy, sizeGiB);
  }

  /** What copies a disk makes it as large as that was. */
  private static void finish(Session session, VolumeRef copy, long sizeGiB)
      throws LibvirtException {
    long wanted = sizeGiB << Volumes.BYTES_OF_GIB;
    if (Volumes.capacity(session, copy).orElse(wanted) < wanted) {
      Volumes.grow(session, copy, wanted);
    }
    Volumes.markComplete(session, copy);
  }
}
