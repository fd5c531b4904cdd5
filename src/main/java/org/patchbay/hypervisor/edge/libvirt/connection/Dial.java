package org.patchbay.hypervisor.edge.libvirt.connection;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/**
 * Opens the connection to one host, at most one attempt at a time. Opening has no time limit in
 * libvirt, so it happens on a thread of its own; a caller waits for it as long as the attempt is
 * young, and while it is stuck everybody is refused at once.
 */
final class Dial {
  private final String host;
  private final Pace pace;
  private final Opening opening;
  private FutureTask<Link> attempt;
  private long startedAt;
  private Fault refusal;
  private long refusedAt;
  private Link current;
  private boolean ended;

  /** Opens a link or says in our words why not. */
  @FunctionalInterface
  interface Opening {
    Link open();
  }

  Dial(String host, Pace pace, Opening opening) {
    this.host = host;
    this.pace = pace;
    this.opening = opening;
  }

  Link link() {
    FutureTask<Link> awaited;
    Duration left;
    synchronized (this) {
      if (current != null && current.usable()) {
        return current;
      }
      awaited = attempt == null ? begin() : attempt;
      left = pace.opening().minusNanos(System.nanoTime() - startedAt);
    }
    return await(awaited, left);
  }

  private FutureTask<Link> begin() {
    if (refusal != null && System.nanoTime() - refusedAt < pace.pause().toNanos()) {
      throw Fault.because(refusal, refusal.code(), refusal.parameters().toArray());
    }
    attempt = new FutureTask<>(this::open);
    startedAt = System.nanoTime();
    Daemons.start("libvirt-open-" + host, attempt);
    return attempt;
  }

  private Link open() {
    try {
      Link link = opening.open();
      keep(link);
      return link;
    } catch (RuntimeException e) {
      refused(e instanceof Fault fault ? fault : Fault.because(e, FaultCode.INTERNAL));
      throw e;
    }
  }

  private synchronized void keep(Link link) {
    attempt = null;
    refusal = null;
    current = link;
    if (ended) {
      link.retire();
    }
  }

  private synchronized void refused(Fault fault) {
    attempt = null;
    refusal = fault;
    refusedAt = System.nanoTime();
  }

  private Link await(FutureTask<Link> awaited, Duration left) {
    try {
      return awaited.get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unreachable(e, "no answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e, "interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Fault fault
          ? Fault.because(fault, fault.code(), fault.parameters().toArray())
          : Fault.because(e.getCause(), FaultCode.INTERNAL);
    }
  }

  private Fault unreachable(Exception cause, String words) {
    return Fault.because(cause, FaultCode.HOST_UNREACHABLE, host, words);
  }

  /** The link is not given out again. */
  synchronized void drop(Link link) {
    link.retire();
    if (current == link) {
      current = null;
    }
  }

  /** No link is given out any more, not even one that is being opened now. */
  synchronized void end() {
    ended = true;
    if (current != null) {
      current.retire();
    }
  }
}
