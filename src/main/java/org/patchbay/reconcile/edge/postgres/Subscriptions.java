package org.patchbay.reconcile.edge.postgres;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.patchbay.reconcile.control.Signals;

/** Who listens to which channel in this process. */
final class Subscriptions {
  private static final System.Logger LOG = System.getLogger(Subscriptions.class.getName());

  private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();

  /** Until the returned handle is closed. */
  Signals.Subscription add(String channel, Consumer<String> listener) {
    listeners.computeIfAbsent(channel, c -> new CopyOnWriteArrayList<>()).add(listener);
    return () -> listeners.get(channel).remove(listener);
  }

  Set<String> channels() {
    return Set.copyOf(listeners.keySet());
  }

  void tell(String channel, String payload) {
    listeners.getOrDefault(channel, List.of()).forEach(listener -> tell(listener, payload));
  }

  void tellAllThatSomethingWasMissed() {
    channels().forEach(channel -> tell(channel, Signals.MISSED));
  }

  private static void tell(Consumer<String> listener, String payload) {
    try {
      listener.accept(payload);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "A listener failed", e);
    }
  }
}
