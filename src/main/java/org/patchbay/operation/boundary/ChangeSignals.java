package org.patchbay.operation.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.patchbay.operation.control.OperationFeed;

/** Tells open pages that their operation has changed. */
@ApplicationScoped
public class ChangeSignals {
  private static final System.Logger LOG = System.getLogger(ChangeSignals.class.getName());

  @Inject OperationFeed feed;

  /** Until the page is gone; the browser asks again by itself when the line breaks. */
  void follow(UUID operation, SseEventSink sink, Sse sse) {
    OutboundSseEvent changed = sse.newEventBuilder().name("changed").data("1").build();
    var following = new AtomicReference<AutoCloseable>();
    following.set(
        feed.follow(
            operation,
            () -> {
              if (sink.isClosed()) {
                end(following.get());
              } else {
                sink.send(changed);
              }
            }));
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
