package org.patchbay.testing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
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

  @Inject LocalTransactions transactions;

  private final AtomicInteger lines = new AtomicInteger();
  private final AtomicInteger turns = new AtomicInteger();

  /** Images are on their way to the hosts before the work that is to be stopped begins. */
  void onLine(@Observes LineWritten line) {
    if (!line.objectKind().equals("image-copy")) {
      afterCommit(() -> haltAt("patchbay.test.halt-at-line", lines.incrementAndGet()));
    }
  }

  void onTurn(@Observes TurnRecorded turn) {
    haltAt("patchbay.test.halt-at-turn", turns.incrementAndGet());
  }

  /** Some lines are written within the transaction of what they tell. */
  private void afterCommit(Runnable work) {
    if (transactions.active()) {
      transactions.register(new AfterCommit(work));
    } else {
      work.run();
    }
  }

  private record AfterCommit(Runnable work) implements Synchronization {
    @Override
    public void beforeCompletion() {
      // Nothing is sure yet.
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        work.run();
      }
    }
  }

  private static void haltAt(String property, int reached) {
    if (Integer.getInteger(property, 0) == reached) {
      Runtime.getRuntime().halt(STATUS);
    }
  }
}
