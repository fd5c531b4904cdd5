package org.patchbay.reconcile.control;

import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;

/** What the engine needs of the process it runs in: a server's, or a plain one's. */
public interface Workplace {
  /** Connections outside of any transaction, committing by themselves. */
  DataSource database();

  ThreadFactory threads();

  /** Runs the work on this thread within the server's naming, class loading and security. */
  void inside(Runnable work);
}
