package org.patchbay.hypervisor.edge.simulated;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Ends the process as {@code kill -9} does, at a call that changes a host; calls are counted from 1
 * within the process. {@code -Dpatchbay.simulated.halt-before=N} ends it when the N-th begins,
 * {@code halt-within} when its change is written and not yet in place, {@code halt-at} when it is
 * done and its caller has not heard of it.
 */
final class Halt {
  static final int STATUS = 42;
  private static final String PREFIX = "patchbay.simulated.halt-";

  private final int before = Integer.getInteger(PREFIX + "before", 0);
  private final int within = Integer.getInteger(PREFIX + "within", 0);
  private final int at = Integer.getInteger(PREFIX + "at", 0);
  private final AtomicInteger begun = new AtomicInteger();

  <T> T around(Supplier<T> change) {
    int number = begun.incrementAndGet();
    haltIf(number == before);
    T result = change.get();
    haltIf(number == at);
    return result;
  }

  void beforeInPlace() {
    haltIf(within > 0 && begun.get() >= within);
  }

  private static void haltIf(boolean now) {
    if (now) {
      Runtime.getRuntime().halt(STATUS);
    }
  }
}
