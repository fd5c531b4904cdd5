package org.patchbay.operation.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.patchbay.identity.boundary.Standing;
import org.patchbay.operation.control.OperationFeed;
import org.patchbay.operation.entity.Operation;
import org.patchbay.tenant.control.Calling;

/** Tells open pages that their operation has changed. */
@ApplicationScoped
public class ChangeSignals {
  private static final System.Logger LOG = System.getLogger(ChangeSignals.class.getName());

  @Resource ManagedScheduledExecutorService executor;
  @Inject OperationFeed feed;
  @Inject Standing standing;

  /**
   * Until the page is gone, or may not be seen any more; the browser asks again by itself when the
   * line breaks.
   */
  void follow(Operation operation, SseEventSink sink, Sse sse) {
    OutboundSseEvent changed = sse.newEventBuilder().name("changed").data("1").build();
    BooleanSupplier may = standing.of(Calling.current(), operation.target().tenant());
    var following = new AtomicReference<AutoCloseable>();
    following.set(
        feed.follow(
            operation.id(),
            () ->
                executor.execute(
                    () -> {
                      if (sink.isClosed() || !may.getAsBoolean()) {
                        sink.close();
                        end(following.get());
                      } else {
                        sink.send(changed);
                      }
                    })));
    sink.send(changed);
  }

  private static void end(AutoCloseable following) {
    try {
      if (following != null) {
        following.close();
      }
    } catch (Exception e) {
      LOG.log(System.Logger.Level.DEBUG, "a page that was gone already", e);
    }
  }
}
