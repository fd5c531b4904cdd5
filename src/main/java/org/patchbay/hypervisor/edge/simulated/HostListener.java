package org.patchbay.hypervisor.edge.simulated;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells whoever listens to a host what happened; never under a lock. */
final class HostListener {
  private static final Consumer<UUID> NOBODY = machine -> {};

  private volatile Consumer<UUID> listener = NOBODY;

  void is(Consumer<UUID> other) {
    listener = other;
  }

  void isNobody() {
    listener = NOBODY;
  }

  void tell(UUID machine) {
    listener.accept(machine);
  }

  void tellThatTheLineIsLost() {
    listener.accept(null);
  }

  /** As the host does when a guest has shut down by itself. */
  void tellAfter(Duration time, UUID machine) {
    CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS)
        .execute(() -> tell(machine));
  }
}
