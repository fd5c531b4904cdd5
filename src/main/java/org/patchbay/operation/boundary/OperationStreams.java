package org.patchbay.operation.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Locale;
import org.patchbay.operation.control.OperationFeed;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.Operation;

/** Open streams of server-sent events. None of them holds a request's thread. */
@ApplicationScoped
public class OperationStreams {
  @Resource ManagedScheduledExecutorService executor;
  @Inject OperationFeed feed;
  @Inject OperationList operations;

  /** Streams until the operation has ended or the other side is gone. */
  void open(Operation operation, long lastKnown, Locale locale, SseEventSink sink, Sse sse) {
    new OperationStream(operations, executor, operation, lastKnown, locale, sink, sse).start(feed);
  }
}
