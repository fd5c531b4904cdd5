package org.patchbay.tenant.control;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * Whose rows this thread sees. Set at the door from the URL and membership, and by a worker for
 * each item; unset means nobody's, so that a forgotten scope shows nothing rather than everything.
 *
 * <p>It must be set before the transaction begins: Hibernate asks once per session.
 */
public final class TenantScope {
  /** The scope in which every tenant's rows are seen; platform administrators and the engine. */
  public static final UUID PLATFORM = new UUID(0, 1);

  /** The scope of a thread on which nothing was set. */
  public static final UUID NOBODY = new UUID(0, 0);

  private static final ThreadLocal<UUID> CURRENT = ThreadLocal.withInitial(() -> NOBODY);

  private TenantScope() {}

  public static UUID current() {
    return CURRENT.get();
  }

  /** Runs the work in the tenant's scope and puts back the scope that was. */
  public static <T> T within(UUID tenant, Supplier<T> work) {
    UUID before = CURRENT.get();
    CURRENT.set(tenant);
    try {
      return work.get();
    } finally {
      CURRENT.set(before);
    }
  }

  public static void within(UUID tenant, Runnable work) {
    within(
        tenant,
        () -> {
          work.run();
          return null;
        });
  }

  /** For the door only: the request's scope, until {@link #leave()}. */
  public static void enter(UUID tenant) {
    CURRENT.set(tenant);
  }

  public static void leave() {
    CURRENT.remove();
  }
}
