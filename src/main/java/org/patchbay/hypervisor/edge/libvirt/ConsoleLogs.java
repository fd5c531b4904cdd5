package org.patchbay.hypervisor.edge.libvirt;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import org.patchbay.hypervisor.edge.libvirt.connection.LibvirtFaults;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.VolumeDocument;
import org.patchbay.hypervisor.edge.libvirt.document.Xml;
import org.patchbay.hypervisor.entity.ConsoleTail;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.VolumeRef;

/**
 * What machines write to their serial consoles, each in a volume beside its disk. The volume is
 * made before the machine: a file that QEMU makes is unknown to the pool until somebody has all of
 * it read anew. How long it gets is for virtlogd to limit, which begins it anew at 2 MiB and keeps
 * three older ones.
 */
final class ConsoleLogs {
  private static final List<String> OLDER = List.of(".0", ".1", ".2");

  private ConsoleLogs() {}

  private static String name(UUID machine) {
    return "pb-" + machine + "-console.log";
  }

  /** Where the host is to write a machine's, made ready; nowhere unless it is to be kept. */
  static Optional<String> at(Session session, Host host, UUID machine, boolean kept)
      throws LibvirtException {
    return kept && host.type(session) != MachineType.TEST
        ? Optional.of(prepare(session, host.address().pool(), machine))
        : Optional.empty();
  }

  private static String prepare(Session session, String pool, UUID machine)
      throws LibvirtException {
    Volumes.create(session, Pools.running(session, pool), VolumeDocument.room(name(machine), 0));
    return Volumes.path(session, new VolumeRef(pool, name(machine)));
  }

  static ConsoleTail tail(Session session, String pool, Stamp stamp) throws LibvirtException {
    Optional<Domain> domain = session.domain(stamp.machine());
    boolean ours =
        domain.isPresent()
            && Stamps.read(domain.get(), stamp.machine())
                .filter(found -> found.tenant().equals(stamp.tenant()))
                .isPresent();
    if (!ours) {
      return ConsoleTail.NOT_KEPT;
    }
    Optional<String> written = written(domain.get());
    Optional<StorageVol> volume =
        session.volume(Pools.running(session, pool), name(stamp.machine()));
    // What somebody at the host has written into its definition is not read.
    boolean kept = volume.isPresent() && written.equals(Optional.of(volume.get().getPath()));
    return kept ? new ConsoleTail(true, end(session, volume.get())) : ConsoleTail.NOT_KEPT;
  }

  /** Where it goes while it runs, which its definition may say otherwise by now. */
  private static Optional<String> written(Domain domain) throws LibvirtException {
    return Xml.parse(domain.getXMLDesc(0)).find("devices/serial/log").map(log -> log.get("file"));
  }

  private static byte[] end(Session session, StorageVol volume) throws LibvirtException {
    long size = Downloads.size(volume);
    int length = (int) Math.min(size, ConsoleTail.MOST);
    var bytes = new ByteArrayOutputStream(length);
    if (length > 0) {
      Downloads.receive(session, volume, size - length, length, bytes);
    }
    return bytes.toByteArray();
  }

  /** Absent is success. */
  static void forget(Session session, String pool, UUID machine) throws LibvirtException {
    String name = name(machine);
    StoragePool there = Pools.running(session, pool);
    boolean kept = session.volume(there, name).isPresent();
    if (kept && hasOlder(there, name)) {
      there.refresh(0);
    }
    for (String older : OLDER) {
      Volumes.forget(session, new VolumeRef(pool, name + older));
    }
    Volumes.forget(session, new VolumeRef(pool, name));
  }

  /** virtlogd tells no pool of the files that it makes; but none can be made where one is. */
  private static boolean hasOlder(StoragePool pool, String name) throws LibvirtException {
    try {
      pool.storageVolCreateXML(VolumeDocument.room(name + OLDER.get(0), 0), 0).free();
      return false;
    } catch (LibvirtException e) {
      if (LibvirtFaults.is(
          e,
          Set.of(ErrorNumber.VIR_ERR_STORAGE_VOL_EXIST, ErrorNumber.VIR_ERR_OPERATION_INVALID))) {
        return true;
      }
      throw e;
    }
  }
}
