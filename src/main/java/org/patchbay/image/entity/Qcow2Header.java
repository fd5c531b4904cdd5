package org.patchbay.image.entity;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.patchbay.fault.entity.Fault;

/**
 * The first bytes of a qcow2 file, by the format's specification (docs/interop/qcow2.txt of QEMU).
 * A file that points outside itself (a backing file, an external data file) would let whoever
 * uploads it read the host's files through a machine: such a file is refused.
 *
 * @param virtualSizeBytes what a machine sees
 */
public record Qcow2Header(int version, long virtualSizeBytes) {
  /** How many bytes {@link #read} wants to see. */
  public static final int LENGTH = 104;

  private static final int MAGIC = 0x514649fb;
  private static final int DATA_FILE_BIT = 2;
  private static final long LARGEST = 64L << 40;

  /** Reads and judges; a field problem on {@code content} when it must not be used. */
  public static Qcow2Header read(byte[] start) {
    if (start.length < LENGTH || ByteBuffer.wrap(start).getInt(0) != MAGIC) {
      throw unusable("image.content.not-qcow2");
    }
    ByteBuffer bytes = ByteBuffer.wrap(start);
    int version = bytes.getInt(4);
    long size = bytes.getLong(24);
    problem(bytes, version, size)
        .ifPresent(
            key -> {
              throw unusable(key);
            });
    return new Qcow2Header(version, size);
  }

  private static Optional<String> problem(ByteBuffer bytes, int version, long size) {
    if (version != 2 && version != 3) {
      return Optional.of("image.content.version");
    }
    if (bytes.getLong(8) != 0 || bytes.getInt(16) != 0) {
      return Optional.of("image.content.backing-file");
    }
    if (bytes.getInt(32) != 0) {
      return Optional.of("image.content.encrypted");
    }
    if (version == 3 && (bytes.getLong(72) >> DATA_FILE_BIT & 1) != 0) {
      return Optional.of("image.content.data-file");
    }
    return size <= 0 || size > LARGEST ? Optional.of("image.content.size") : Optional.empty();
  }

  private static Fault unusable(String reasonKey) {
    return Fault.invalid("content", reasonKey);
  }
}
