package org.patchbay.testing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.patchbay.reconcile.control.Workplace;

/** A process without a server. */
@ApplicationScoped
public class PlainWorkplace implements Workplace {
  @Inject DataSource database;

  @Override
  public DataSource database() {
    return database;
  }

  @Override
  public ThreadFactory threads() {
    return work -> {
      Thread thread = new Thread(work, "engine");
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void inside(Runnable work) {
    work.run();
  }
}
