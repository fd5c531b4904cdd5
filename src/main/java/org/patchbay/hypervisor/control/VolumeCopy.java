package org.patchbay.hypervisor.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;

/** Copies a volume that no machine uses from one host to another; nothing is kept in between. */
@ApplicationScoped
public class VolumeCopy {
  private static final int PIPE = 1 << 20;

  @Inject Hypervisors hypervisors;

  /** Hears how far a copy is, at each tenth of it. */
  @FunctionalInterface
  public interface Progress {
    void at(long bytes, long ofBytes);
  }

  /**
   * Copies all of it. What was half there is replaced; a copy that breaks off is not there.
   *
   * @throws Fault {@code IMAGE_MISSING} when the source is not there, complete
   */
  public void copy(
      HostAddress from, VolumeRef source, HostAddress to, VolumeRef copy, Progress progress) {
    Hypervisor giver = hypervisors.of(from);
    long bytes = giver.sizeOf(from, source);
    Flow flow = new Flow(giver, from, source);
    try {
      hypervisors
          .of(to)
          .upload(
              to,
              copy,
              new Upload("qcow2", bytes, () -> new Counted(flow.open(), bytes, progress)));
    } catch (Fault fault) {
      // Why the source ran dry is the better reason.
      flow.fault().ifPresent(cause -> fault.addSuppressed(cause));
      throw flow.fault().orElse(fault);
    }
  }

  /** Bytes of the source, as they are asked for. */
  private static final class Flow {
    private final Hypervisor giver;
    private final HostAddress from;
    private final VolumeRef source;
    private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);

    Flow(Hypervisor giver, HostAddress from, VolumeRef source) {
      this.giver = giver;
      this.from = from;
      this.source = source;
    }

    InputStream open() {
      try {
        PipedInputStream in = new PipedInputStream(PIPE);
        PipedOutputStream out = new PipedOutputStream(in);
        work = new CompletableFuture<>();
        Thread thread = new Thread(() -> give(out), "copy of " + source.name());
        thread.setDaemon(true);
        thread.start();
        return in;
      } catch (IOException e) {
        throw Fault.because(e, FaultCode.INTERNAL);
      }
    }

    private void give(PipedOutputStream out) {
      try (out) {
        giver.download(from, source, out);
        work.complete(null);
      } catch (IOException | RuntimeException e) {
        work.completeExceptionally(e);
      }
    }

    /** What kept the source from giving all; a reader that left is not the source's fault. */
    Optional<Fault> fault() {
      if (!work.isCompletedExceptionally()) {
        return Optional.empty();
      }
      try {
        work.join();
        return Optional.empty();
      } catch (CompletionException e) {
        return Optional.of(e.getCause())
            .filter(Fault.class::isInstance)
            .map(Fault.class::cast)
            .filter(fault -> !(fault.getCause() instanceof IOException));
      }
    }
  }

  /** Tells how far it is. */
  private static final class Counted extends FilterInputStream {
    private final long bytes;
    private final Progress progress;
    private long read;
    private long told;

    Counted(InputStream in, long bytes, Progress progress) {
      super(in);
      this.bytes = bytes;
      this.progress = progress;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int got = super.read(target, offset, length);
      read += Math.max(0, got);
      if (read - told >= Math.max(bytes / 10, 1 << 20) && read < bytes) {
        told = read;
        progress.at(read, bytes);
      }
      return got;
    }
  }
}
