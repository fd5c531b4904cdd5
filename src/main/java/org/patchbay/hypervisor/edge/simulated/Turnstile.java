package org.patchbay.hypervisor.edge.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Lets one thread of one process at a time at the files of a host. The lock ends with the process,
 * however that ends. Counts the changes in the lock's own file, so that nobody overlooks one.
 */
final class Turnstile {
  /** One for all users of a file in this process: a file can't be locked twice by one process. */
  private static final Map<Path, Turnstile> ALL = new ConcurrentHashMap<>();

  private final Path file;
  private final ReentrantLock threads = new ReentrantLock();

  private Turnstile(Path file) {
    this.file = file;
  }

  static Turnstile at(Path guarded) {
    Path file = guarded.toAbsolutePath().normalize();
    return ALL.computeIfAbsent(file.resolveSibling(file.getFileName() + ".lock"), Turnstile::new);
  }

  <T> T pass(Function<Turn, T> work) {
    threads.lock();
    try {
      Files.createDirectories(file.getParent());
      // The channel takes the lock with it when it is closed.
      try (FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        channel.lock();
        return work.apply(new Turn(channel));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.unlock();
    }
  }

  /** What may be done while it is one's turn. */
  static final class Turn {
    private final FileChannel channel;

    private Turn(FileChannel channel) {
      this.channel = channel;
    }

    /** How many changes were begun. */
    long changes() {
      ByteBuffer count = ByteBuffer.allocate(Long.BYTES);
      try {
        return channel.read(count, 0) == Long.BYTES ? count.getLong(0) : 0;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Counts a change that is about to be made. */
    void count() {
      ByteBuffer count = ByteBuffer.allocate(Long.BYTES).putLong(0, changes() + 1);
      try {
        channel.write(count, 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
