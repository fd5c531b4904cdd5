package org.patchbay.hypervisor.edge.libvirt;

import java.util.Optional;
import java.util.Set;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.libvirt.connection.LibvirtFaults;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.VolumeDocument;
import org.patchbay.hypervisor.edge.libvirt.document.Xml;
import org.patchbay.hypervisor.entity.DataDisk;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.VolumeRef;

/**
 * Volumes of a host's pools. libvirt can't rename one, and a copy within the pool is no more atomic
 * than an upload, so an empty volume beside it, its mark, says that an upload is complete: it is
 * made last and removed first, whenever portal or host die in between. A disk needs no mark: what
 * it stands on is written in its own header.
 */
final class Volumes {
  /** As a shift. */
  static final int BYTES_OF_GIB = 30;

  private static final String MARK = ".complete";

  private Volumes() {}

  /** True when it was uploaded to the end, or is a disk. */
  static boolean isComplete(Session session, VolumeRef ref) throws LibvirtException {
    Optional<StorageVol> volume = find(session, ref);
    // A host remembers what was taken out of its pool by hand.
    return volume.isPresent()
        && isThere(volume.get())
        && (find(session, mark(ref)).isPresent() || isDisk(volume.get()));
  }

  private static VolumeRef mark(VolumeRef ref) {
    return ref.beside(ref.name() + MARK);
  }

  /**
   * The volume, or empty. A host remembers what is in a pool and does not see what others put there
   * or took away: a volume of a shared pool is believed when its file is there, and missed when it
   * is not there after all of the pool was read anew.
   */
  static Optional<StorageVol> find(Session session, VolumeRef ref) throws LibvirtException {
    StoragePool pool = Pools.running(session, ref.pool());
    Optional<StorageVol> found = session.volume(pool, ref.name());
    if (!ref.shared() || found.isPresent() && isThere(found.get())) {
      return found;
    }
    return session.firstTime("reread " + ref.pool()) || found.isPresent()
        ? reread(session, pool, ref)
        : Optional.empty();
  }

  private static Optional<StorageVol> reread(Session session, StoragePool pool, VolumeRef ref)
      throws LibvirtException {
    pool.refresh(0);
    return session.volume(pool, ref.name());
  }

  private static boolean isThere(StorageVol volume) throws LibvirtException {
    return Session.present(volume::getInfo).isPresent();
  }

  /** Nothing that is uploaded stands on another volume. */
  private static boolean isDisk(StorageVol volume) throws LibvirtException {
    return Session.present(() -> volume.getXMLDesc(0))
        .flatMap(text -> Xml.parse(text).find("backingStore/path"))
        .isPresent();
  }

  static void markComplete(Session session, VolumeRef ref) throws LibvirtException {
    create(session, Pools.running(session, ref.pool()), VolumeDocument.room(ref.name() + MARK, 0));
  }

  static void createDisk(Session session, DiskSpec disk) throws LibvirtException {
    if (isComplete(session, disk.volume())) {
      return;
    }
    if (!isComplete(session, disk.backing())) {
      throw Fault.of(FaultCode.IMAGE_MISSING, disk.backing().name());
    }
    forget(session, disk.volume());
    create(
        session,
        Pools.running(session, disk.volume().pool()),
        VolumeDocument.disk(disk, path(session, disk.backing())));
  }

  /** It is marked as what is uploaded is: it stands on nothing that could tell. */
  static void createDataDisk(Session session, DataDisk disk) throws LibvirtException {
    VolumeRef ref = disk.volume();
    if (!isComplete(session, ref)) {
      forget(session, ref);
      create(session, Pools.running(session, ref.pool()), VolumeDocument.blank(disk));
      markComplete(session, ref);
    }
  }

  /** How many bytes a machine sees of it, or empty when it is not there. */
  static Optional<Long> capacity(Session session, VolumeRef ref) throws LibvirtException {
    var volume = find(session, ref);
    return volume.isPresent()
        ? Session.present(() -> volume.get().getInfo().capacity)
        : Optional.empty();
  }

  /** Of a disk that no machine has open. */
  static void grow(Session session, VolumeRef ref, long bytes) throws LibvirtException {
    find(session, ref)
        .orElseThrow(() -> Fault.of(FaultCode.IMAGE_MISSING, ref.name()))
        .resize(bytes, 0);
  }

  /** Where the host keeps it; {@code IMAGE_MISSING} when it is not there. */
  static String path(Session session, VolumeRef ref) throws LibvirtException {
    return find(session, ref)
        .orElseThrow(() -> Fault.of(FaultCode.IMAGE_MISSING, ref.name()))
        .getPath();
  }

  /** Makes it; there already is success. */
  static void create(Session session, StoragePool pool, String document) throws LibvirtException {
    try {
      StorageVol made = pool.storageVolCreateXML(document, 0);
      session.keep(made, made::free);
    } catch (LibvirtException e) {
      if (!LibvirtFaults.is(e, Set.of(ErrorNumber.VIR_ERR_STORAGE_VOL_EXIST))) {
        throw e;
      }
    }
  }

  static void forget(Session session, VolumeRef ref) throws LibvirtException {
    delete(find(session, mark(ref)));
    delete(find(session, ref));
  }

  private static void delete(Optional<StorageVol> volume) throws LibvirtException {
    if (volume.isPresent()) {
      Session.present(
          () -> {
            volume.get().delete(0);
            return true;
          });
    }
  }
}
