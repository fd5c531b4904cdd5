package org.patchbay.hypervisor.edge.libvirt;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.libvirt.LibvirtException;
import org.libvirt.StorageVol;
import org.libvirt.Stream;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.Xml;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.VolumeRef;

/** Fetches bytes from a host. */
final class Downloads {
  private static final int CHUNK = 256 * 1024;

  private Downloads() {}

  /** The bytes of its file, which for a qcow2 disk are neither what it holds nor what it spans. */
  static long size(Session session, VolumeRef ref) throws LibvirtException {
    return size(complete(session, ref));
  }

  static long size(StorageVol volume) throws LibvirtException {
    String text = volume.getXMLDesc(0);
    return Xml.parse(text)
        .find("physical")
        .or(() -> Xml.parse(text).find("capacity"))
        .map(bytes -> Long.parseLong(bytes.text()))
        .orElseThrow();
  }

  private static StorageVol complete(Session session, VolumeRef ref) throws LibvirtException {
    if (!Volumes.isComplete(session, ref)) {
      throw Fault.of(FaultCode.IMAGE_MISSING, ref.name());
    }
    return Volumes.find(session, ref).orElseThrow();
  }

  static void fetch(Host host, VolumeRef ref, long bytes, OutputStream to) {
    Duration limit = Uploads.limit(bytes);
    host.run(limit, session -> fetch(session, host, ref, bytes, to));
  }

  private static void fetch(Session session, Host host, VolumeRef ref, long bytes, OutputStream to)
      throws LibvirtException {
    StorageVol volume = complete(session, ref);
    if (host.type(session) == MachineType.TEST) {
      // The test driver keeps no bytes; as many as it says it has are given all the same.
      give(to, new byte[CHUNK], bytes);
    } else {
      receive(session, volume, 0, bytes, to);
    }
  }

  private static void give(OutputStream to, byte[] chunk, long bytes) {
    for (long left = bytes; left > 0; left -= chunk.length) {
      write(to, chunk, (int) Math.min(left, chunk.length));
    }
  }

  static void receive(Session session, StorageVol volume, long offset, long bytes, OutputStream to)
      throws LibvirtException {
    Stream stream = session.connect().streamNew(0);
    session.keep(stream, stream::free);
    volume.download(stream, offset, bytes, 0);
    boolean whole = false;
    try {
      byte[] chunk = new byte[CHUNK];
      for (int got = stream.receive(chunk); got > 0; got = stream.receive(chunk)) {
        write(to, chunk, got);
      }
      stream.finish();
      whole = true;
    } finally {
      if (!whole) {
        stream.abort();
      }
    }
  }

  private static void write(OutputStream to, byte[] chunk, int length) {
    try {
      to.write(chunk, 0, length);
    } catch (IOException e) {
      throw Fault.because(e, FaultCode.HYPERVISOR_REFUSED, "nobody takes the content");
    }
  }
}
