package org.patchbay.hypervisor.edge.simulated;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/** The way to a simulated host, on which calls get lost, late or refused. */
final class HostLine {
  /** No call to a host may take longer. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final String host;
  private final Troubles troubles;
  private final Runnable whenLost;
  private volatile boolean open = true;

  HostLine(String host, Troubles troubles, Runnable whenLost) {
    this.host = host;
    this.troubles = troubles;
    this.whenLost = whenLost;
  }

  void change(Function<Trouble, Trouble> work) {
    troubles.change(work);
    notice(troubles.now());
  }

  /** The ports on which a machine's services don't answer. */
  Set<Integer> silent(UUID machine) {
    return troubles.now().silentPorts(machine);
  }

  /** Whether the file was taken from the machine's guest. */
  boolean hides(UUID machine, String path) {
    return troubles.now().hides(machine, path);
  }

  /** What begins so, of what the machine's guest meets on its errands. */
  Set<String> met(UUID machine, String kind) {
    return troubles.now().met(machine, kind);
  }

  <T> T call(Call kind, Supplier<T> work) {
    Trouble now = troubles.meet(kind);
    notice(now);
    switch (now.line()) {
      case CUT -> throw Fault.of(FaultCode.HOST_UNREACHABLE, host);
      case FROZEN -> throw Fault.of(FaultCode.HOST_TIMEOUT, host);
      case OPEN, ANSWERS_LOST -> delay(now.delay());
    }
    if (now.refusals().containsKey(kind)) {
      throw Fault.of(FaultCode.HYPERVISOR_REFUSED, host, now.refusals().get(kind));
    }
    if (now.full() && kind.takesRoom()) {
      throw Fault.of(FaultCode.POOL_FULL, host, "No space left on device");
    }
    T answer = work.get();
    if (now.line() == Trouble.Line.ANSWERS_LOST) {
      throw Fault.of(FaultCode.HOST_TIMEOUT, host);
    }
    return answer;
  }

  private void notice(Trouble now) {
    boolean was = open;
    open = now.line() == Trouble.Line.OPEN;
    if (was && !open) {
      whenLost.run();
    }
  }

  private void delay(Duration delay) {
    if (delay.isZero()) {
      return;
    }
    boolean late = delay.compareTo(LIMIT) >= 0;
    try {
      TimeUnit.NANOSECONDS.sleep((late ? LIMIT : delay).toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.because(e, FaultCode.HOST_TIMEOUT, host);
    }
    if (late) {
      throw Fault.of(FaultCode.HOST_TIMEOUT, host);
    }
  }
}
