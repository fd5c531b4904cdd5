package org.patchbay.operation.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.patchbay.identity.boundary.Standing;
import org.patchbay.operation.control.OperationFeed;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.Operation;
import org.patchbay.tenant.control.Calling;

/** Open streams of server-sent events. None of them holds a request's thread. */
@ApplicationScoped
public class OperationStreams {
  @Resource ManagedScheduledExecutorService executor;
  @Inject OperationFeed feed;
  @Inject OperationList operations;
  @Inject Standing standing;

  /** Streams until the operation has ended, the other side is gone, or may see it no more. */
  void open(Operation operation, long lastKnown, Locale locale, SseEventSink sink, Sse sse) {
    BooleanSupplier may = standing.of(Calling.current(), operation.target().tenant());
    new OperationStream(operations, executor, operation, lastKnown, locale, may, sink, sse)
        .start(feed);
  }
}
