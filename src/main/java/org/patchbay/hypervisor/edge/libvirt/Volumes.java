package org.patchbay.hypervisor.edge.libvirt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import org.libvirt.Stream;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;

/** Volumes of a host's pools. */
final class Volumes {
  private static final int CHUNK = 256 * 1024;

  private Volumes() {}

  /** The pool, running; {@code HOST_NOT_PREPARED} when there is none. */
  static StoragePool pool(Link link, String name) throws LibvirtException {
    StoragePool pool;
    try {
      pool = link.storagePoolLookupByName(name);
    } catch (LibvirtException e) {
      if (LibvirtFaults.absent(e)) {
        throw Fault.because(e, FaultCode.HOST_NOT_PREPARED, name);
      }
      throw e;
    }
    if (pool.isActive() == 0) {
      pool.create(0);
    }
    return pool;
  }

  static boolean has(Link link, VolumeRef volume) throws LibvirtException {
    return has(pool(link, volume.pool()), volume.name());
  }

  private static boolean has(StoragePool pool, String name) throws LibvirtException {
    try {
      pool.storageVolLookupByName(name).free();
      return true;
    } catch (LibvirtException e) {
      if (LibvirtFaults.absent(e)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Uploads beside the volume and copies it into place on the host: a volume of the final name is
   * complete, whenever the portal died.
   */
  static void upload(Link link, VolumeRef volume, Upload content) throws LibvirtException {
    StoragePool pool = pool(link, volume.pool());
    String part = volume.name() + ".part";
    forget(pool, part);
    String document = VolumeDocuments.plain(part, content.format(), content.sizeBytes());
    StorageVol arriving = pool.storageVolCreateXML(document, 0);
    send(link, arriving, content);
    // The host reads the uploaded header now, and with it the disk's size.
    pool.refresh(0);
    forget(pool, volume.name());
    long capacity = pool.storageVolLookupByName(part).getInfo().capacity;
    pool.storageVolCreateXMLFrom(
            VolumeDocuments.plain(volume.name(), content.format(), capacity), arriving, 0)
        .free();
    arriving.free();
    forget(pool, part);
  }

  private static void send(Link link, StorageVol volume, Upload content) throws LibvirtException {
    Stream stream = link.streamNew(0);
    volume.upload(stream, 0, content.sizeBytes(), 0);
    boolean whole = false;
    try (InputStream in = content.open().get()) {
      long sent = 0;
      byte[] chunk = in.readNBytes(CHUNK);
      while (chunk.length > 0) {
        sendAll(stream, chunk);
        sent += chunk.length;
        chunk = in.readNBytes(CHUNK);
      }
      if (sent != content.sizeBytes()) {
        throw Fault.of(FaultCode.HYPERVISOR_REFUSED, volume.getName(), "upload ended early");
      }
      stream.finish();
      whole = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (!whole) {
        stream.abort();
      }
      stream.free();
    }
  }

  private static void sendAll(Stream stream, byte[] chunk) throws LibvirtException {
    int offset = 0;
    while (offset < chunk.length) {
      offset += stream.send(Arrays.copyOfRange(chunk, offset, chunk.length));
    }
  }

  static void createDisk(Link link, DiskSpec disk) throws LibvirtException {
    StoragePool pool = pool(link, disk.volume().pool());
    if (has(pool, disk.volume().name())) {
      return;
    }
    if (!has(pool, disk.backing().name())) {
      throw Fault.of(FaultCode.IMAGE_MISSING, disk.backing().name());
    }
    StorageVol backing = pool.storageVolLookupByName(disk.backing().name());
    pool.storageVolCreateXML(VolumeDocuments.disk(disk, backing.getPath()), 0).free();
    backing.free();
  }

  static void forget(Link link, VolumeRef volume) throws LibvirtException {
    StoragePool pool = pool(link, volume.pool());
    forget(pool, volume.name());
    forget(pool, volume.name() + ".part");
  }

  private static void forget(StoragePool pool, String name) throws LibvirtException {
    try {
      StorageVol volume = pool.storageVolLookupByName(name);
      volume.delete(0);
      volume.free();
    } catch (LibvirtException e) {
      if (!LibvirtFaults.absent(e)) {
        throw e;
      }
    }
  }
}
