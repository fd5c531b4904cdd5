package org.patchbay.reconcile.control;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;

/** Tells a hiccup of the database, which the next turn does not meet again, from our defects. */
final class Transient {
  private static final int DEEPEST = 20;

  private Transient() {}

  static boolean is(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (hiccup(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean hiccup(Throwable cause) {
    return cause instanceof OptimisticLockException
        || cause instanceof PessimisticLockException
        || cause instanceof LockTimeoutException
        || cause instanceof SQLException sql && passing(String.valueOf(sql.getSQLState()));
  }

  /**
   * Connection lost, transaction aborted for another's sake, resources short, server going down.
   */
  private static boolean passing(String state) {
    return state.startsWith("08")
        || state.startsWith("40")
        || state.startsWith("53")
        || state.startsWith("57")
        || state.equals("55P03");
  }
}
