package org.patchbay.testing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import org.patchbay.operation.entity.LineWritten;
import org.patchbay.reconcile.entity.TurnRecorded;

/**
 * Stops the process dead once a certain line of a journal was committed, {@code
 * patchbay.test.halt-at-line}, or a certain end of a turn, {@code patchbay.test.halt-at-turn};
 * counted from 1 within the process.
 */
@ApplicationScoped
public class HaltAtLine {
  public static final int STATUS = 42;

  private final AtomicInteger lines = new AtomicInteger();
  private final AtomicInteger turns = new AtomicInteger();

  /** Images are on their way to the hosts before the work that is to be stopped begins. */
  void onLine(@Observes LineWritten line) {
    if (!line.objectKind().equals("image-copy")) {
      haltAt("patchbay.test.halt-at-line", lines.incrementAndGet());
    }
  }

  void onTurn(@Observes TurnRecorded turn) {
    haltAt("patchbay.test.halt-at-turn", turns.incrementAndGet());
  }

  private static void haltAt(String property, int reached) {
    if (Integer.getInteger(property, 0) == reached) {
      Runtime.getRuntime().halt(STATUS);
    }
  }
}
