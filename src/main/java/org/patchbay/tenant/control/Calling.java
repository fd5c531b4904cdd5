package org.patchbay.tenant.control;

import java.util.function.Supplier;
import org.patchbay.tenant.entity.Caller;

/** Who acts on this thread: set by the door for a request, by the engine for a turn. */
public final class Calling {
  private static final ThreadLocal<Caller> CURRENT = ThreadLocal.withInitial(() -> Caller.NOBODY);

  private Calling() {}

  public static Caller current() {
    return CURRENT.get();
  }

  public static <T> T as(Caller caller, Supplier<T> work) {
    Caller before = CURRENT.get();
    CURRENT.set(caller);
    try {
      return work.get();
    } finally {
      CURRENT.set(before);
    }
  }

  /** For the door only: the request's caller, until {@link #leave()}. */
  public static void enter(Caller caller) {
    CURRENT.set(caller);
  }

  public static void leave() {
    CURRENT.remove();
  }
}
