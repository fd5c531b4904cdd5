package org.patchbay.hypervisor.edge.libvirt;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.libvirt.LibvirtException;
import org.libvirt.StoragePool;
import org.libvirt.StorageVol;
import org.libvirt.Stream;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.VolumeDocument;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;

/** Brings bytes onto a host. */
final class Uploads {
  private static final int CHUNK = 256 * 1024;
  private static final Duration SHORTEST = Duration.ofSeconds(60);
  private static final long SLOWEST_BYTES_PER_SECOND = 1 << 20;

  private Uploads() {}

  /** How long it may take. */
  static Duration limit(Upload content) {
    return limit(content.sizeBytes());
  }

  static Duration limit(long bytes) {
    return SHORTEST.plusSeconds(bytes / SLOWEST_BYTES_PER_SECOND);
  }

  /**
   * Opens the content on the caller's thread and closes it there, so that an upload past its limit
   * runs dry and ends.
   */
  static void bring(Host host, VolumeRef volume, Upload content) {
    try (InputStream in = content.open().get()) {
      host.run(limit(content), session -> put(session, host, volume, content.sizeBytes(), in));
    } catch (IOException e) {
      throw Fault.because(e, FaultCode.INTERNAL);
    }
  }

  private static void put(Session session, Host host, VolumeRef volume, long bytes, InputStream in)
      throws LibvirtException {
    Volumes.forget(session, volume);
    StoragePool pool = Pools.running(session, volume.pool());
    Volumes.create(session, pool, VolumeDocument.room(volume.name(), bytes));
    StorageVol room = session.volume(pool, volume.name()).orElseThrow();
    if (host.type(session) == MachineType.TEST) {
      // The test driver keeps no bytes; they are counted all the same.
      complete(bytes, copied(in, (chunk, length) -> {}));
    } else {
      send(session, room, bytes, in);
    }
    Volumes.markComplete(session, volume);
  }

  private static void send(Session session, StorageVol room, long bytes, InputStream in)
      throws LibvirtException {
    Stream stream = session.connect().streamNew(0);
    session.keep(stream, stream::free);
    room.upload(stream, 0, bytes, 0);
    boolean whole = false;
    try {
      complete(bytes, copied(in, (chunk, length) -> sendAll(stream, chunk, length)));
      stream.finish();
      whole = true;
    } finally {
      if (!whole) {
        stream.abort();
      }
    }
  }

  private static void sendAll(Stream stream, byte[] chunk, int length) throws LibvirtException {
    int sent = 0;
    while (sent < length) {
      sent += stream.send(Arrays.copyOfRange(chunk, sent, length));
    }
  }

  /** Takes a chunk. */
  @FunctionalInterface
  private interface Sink {
    void take(byte[] chunk, int length) throws LibvirtException;
  }

  private static long copied(InputStream in, Sink sink) throws LibvirtException {
    byte[] chunk = new byte[CHUNK];
    long copied = 0;
    try {
      for (int read = in.readNBytes(chunk, 0, CHUNK);
          read > 0;
          read = in.readNBytes(chunk, 0, CHUNK)) {
        sink.take(chunk, read);
        copied += read;
      }
      return copied;
    } catch (IOException e) {
      throw Fault.because(e, FaultCode.HYPERVISOR_REFUSED, "the content can't be read");
    }
  }

  private static void complete(long expected, long copied) {
    if (copied != expected) {
      throw Fault.of(
          FaultCode.HYPERVISOR_REFUSED, "the upload has " + copied + " bytes of " + expected);
    }
  }
}
