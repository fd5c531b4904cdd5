package org.patchbay.hypervisor.edge.libvirt;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/**
 * The line to one host: one long-lived connection, a few callers at a time, a time limit on every
 * call. What hangs, hangs on threads of this host alone.
 *
 * <p>Opening a connection has no time limit in libvirt, so it happens on one thread of its own, and
 * while that is stuck everybody else is refused at once. A lost connection is dropped and not
 * closed: calls may still be inside it; it is closed when the last of them lets go of it.
 */
final class HostLine {
  private static final int CALLERS = 8;
  private static final int WAITING = 64;
  private static final Duration OPENING = Duration.ofSeconds(4);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int KEEPALIVE_SECONDS = 2;
  private static final int KEEPALIVE_COUNT = 2;

  private final String name;
  private final String uri;
  private final ExecutorService callers;
  private FutureTask<Link> opening;
  private Link link;
  private Fault lastRefusal;
  private long refusedAt;
  private volatile Consumer<UUID> listener = uuid -> {};

  HostLine(String name, String uri) {
    this.name = name;
    this.uri = uri;
    this.callers = pool(name);
  }

  private static ExecutorService pool(String name) {
    var number = new AtomicInteger();
    var pool =
        new ThreadPoolExecutor(
            CALLERS,
            CALLERS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            work -> daemon(work, "libvirt-" + name + "-" + number.incrementAndGet()));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Work with the connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Link link) throws LibvirtException;
  }

  /** Does the work within the limit, or throws what went wrong in our words. */
  <T> T call(Duration limit, Work<T> work) {
    Link current = connected();
    Future<T> result = submit(() -> work.with(current));
    try {
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw Fault.because(e, FaultCode.HOST_TIMEOUT, name, limit.toSeconds());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.because(e, FaultCode.HOST_TIMEOUT, name, limit.toSeconds());
    } catch (ExecutionException e) {
      throw translated(e.getCause(), current);
    }
  }

  private <T> Future<T> submit(Callable<T> work) {
    try {
      return callers.submit(work);
    } catch (RejectedExecutionException e) {
      throw Fault.because(e, FaultCode.HOST_TIMEOUT, name, OPENING.toSeconds());
    }
  }

  private Fault translated(Throwable cause, Link current) {
    if (cause instanceof Fault fault) {
      return fault;
    }
    if (cause instanceof LibvirtException e) {
      Fault fault = LibvirtFaults.of(e, name);
      if (fault.code() == FaultCode.HOST_UNREACHABLE) {
        lost(current);
      }
      return fault;
    }
    return Fault.because(cause, FaultCode.INTERNAL);
  }

  private Link connected() {
    FutureTask<Link> attempt;
    synchronized (this) {
      if (link != null) {
        return link;
      }
      if (lastRefusal != null && System.nanoTime() - refusedAt < PAUSE.toNanos()) {
        throw lastRefusal;
      }
      if (opening == null) {
        opening = new FutureTask<>(this::open);
        daemon(opening, "libvirt-open-" + name).start();
      }
      attempt = opening;
    }
    return await(attempt);
  }

  private Link await(FutureTask<Link> attempt) {
    try {
      return keep(attempt, attempt.get(OPENING.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      // It stays the attempt: nobody starts a second one beside it.
      throw refuse(Fault.because(e, FaultCode.HOST_UNREACHABLE, name, "no answer"), null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.because(e, FaultCode.HOST_UNREACHABLE, name, "interrupted");
    } catch (ExecutionException e) {
      throw refuse(opened(e.getCause()), attempt);
    }
  }

  private Fault opened(Throwable cause) {
    if (cause instanceof LibvirtException e) {
      FaultCode code = LibvirtFaults.code(e);
      boolean known = code != FaultCode.HYPERVISOR_REFUSED;
      return Fault.because(
          e, known ? code : FaultCode.HOST_UNREACHABLE, name, String.valueOf(e.getMessage()));
    }
    return Fault.because(
        cause, FaultCode.HOST_UNREACHABLE, name, String.valueOf(cause.getMessage()));
  }

  private synchronized Link keep(FutureTask<Link> attempt, Link opened) {
    if (opening == attempt) {
      opening = null;
      lastRefusal = null;
      link = opened;
    }
    return link == null ? opened : link;
  }

  private synchronized Fault refuse(Fault fault, FutureTask<Link> ended) {
    if (ended != null && opening == ended) {
      opening = null;
    }
    lastRefusal = fault;
    refusedAt = System.nanoTime();
    return fault;
  }

  private Link open() throws LibvirtException, IOException {
    EventLoop.ensureRunning();
    knock();
    Link opened = new Link(uri);
    if (!uri.startsWith("test:")) {
      opened.setKeepAlive(KEEPALIVE_SECONDS, KEEPALIVE_COUNT);
    }
    opened.registerCloseListener((connect, reason) -> lost(opened));
    opened.addLifecycleListener((domain, event) -> heard(domain));
    return opened;
  }

  /** Only the uuid is taken: an event says that something is, not what is. */
  private int heard(Domain domain) {
    try {
      listener.accept(UUID.fromString(domain.getUUIDString()));
    } catch (LibvirtException e) {
      listener.accept(null);
    }
    return 0;
  }

  /** A link that is cut is found out in two seconds; libvirt itself would wait for minutes. */
  private void knock() throws IOException {
    URI host = URI.create(uri);
    int port =
        switch (host.getScheme()) {
          case "qemu+tls" -> 16514;
          case "qemu+tcp" -> 16509;
          case "qemu+ssh" -> 22;
          default -> 0;
        };
    if (port != 0) {
      try (Socket socket = new Socket()) {
        int asked = host.getPort() > 0 ? host.getPort() : port;
        socket.connect(new InetSocketAddress(host.getHost(), asked), 2000);
      }
    }
  }

  private void lost(Link which) {
    synchronized (this) {
      if (link == which) {
        link = null;
      }
    }
    listener.accept(null);
  }

  void listen(Consumer<UUID> other) {
    listener = other;
  }

  /** Lets go of the connection; calls that are inside finish. */
  synchronized void release() {
    listener = uuid -> {};
    link = null;
  }
}
