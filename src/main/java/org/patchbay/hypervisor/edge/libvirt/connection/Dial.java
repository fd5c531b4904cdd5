package org.patchbay.hypervisor.edge.libvirt.connection;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/**
 * Opens connections to one host, at most one at a time. Opening has no time limit in libvirt, so it
 * happens on a thread of its own; a caller waits for it as long as the attempt is young.
 *
 * <p>An attempt may hang for ever: one that was under way when the host lost its power is never
 * told so. It is left behind, but as long as it hangs the host has to show that it answers before
 * it is dialled anew; else a host that hangs would swallow one thread after the other.
 */
final class Dial {
  private final String host;
  private final Pace pace;
  private final Runnable asking;
  private final Runnable opening;
  private Attempt attempt;
  private int leftBehind;
  private Fault refusal;
  private long refusedAt;

  /**
   * Not yet dialling.
   *
   * @param asking returns soon when the host answers, or throws a fault
   * @param opening opens a connection and puts it to the idle ones, or throws a fault
   */
  Dial(String host, Pace pace, Runnable asking, Runnable opening) {
    this.host = host;
    this.pace = pace;
    this.asking = asking;
    this.opening = opening;
  }

  private final class Attempt {
    private final long startedAt = System.nanoTime();
    private final boolean wary = leftBehind > 0;
    private final FutureTask<Void> task = new FutureTask<>(this::run, null);

    private void run() {
      try {
        if (wary) {
          asking.run();
        }
        opening.run();
        ended(this, null);
      } catch (RuntimeException e) {
        ended(this, e instanceof Fault fault ? fault : Fault.because(e, FaultCode.INTERNAL));
        throw e;
      }
    }

    /** How long it is still waited for. */
    private Duration left() {
      return pace.opening().minusNanos(System.nanoTime() - startedAt);
    }
  }

  /** Returns when an attempt has ended well, be it another caller's; throws what it ended with. */
  void dial() {
    await(current());
  }

  private synchronized Attempt current() {
    if (attempt != null && attempt.left().isNegative()) {
      attempt = null;
      leftBehind++;
    }
    if (attempt == null) {
      if (refusal != null && System.nanoTime() - refusedAt < pace.pause().toNanos()) {
        throw again(refusal);
      }
      attempt = new Attempt();
      Daemons.start("libvirt-open-" + host, attempt.task);
    }
    return attempt;
  }

  private synchronized void ended(Attempt ended, Fault fault) {
    if (ended == attempt) {
      attempt = null;
      refusal = fault;
      refusedAt = System.nanoTime();
    } else {
      leftBehind--;
    }
  }

  private void await(Attempt awaited) {
    try {
      awaited.task.get(Math.max(0, awaited.left().toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unreachable(e, "no answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e, "interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Fault fault
          ? again(fault)
          : Fault.because(e.getCause(), FaultCode.INTERNAL);
    }
  }

  private static Fault again(Fault fault) {
    return Fault.because(fault, fault.code(), fault.parameters().toArray());
  }

  private Fault unreachable(Exception cause, String words) {
    return Fault.because(cause, FaultCode.HOST_UNREACHABLE, host, words);
  }
}
