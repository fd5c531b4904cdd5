package org.patchbay.testing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.patchbay.reconcile.control.Workplace;

/** A process without a server. */
@ApplicationScoped
public class PlainWorkplace implements Workplace {
  @Inject PlainDatabase database;

  @Override
  public DataSource database() {
    return database.pool();
  }

  @Override
  public ThreadFactory threads() {
    return work -> {
      Thread thread = new Thread(work, "engine");
      thread.setDaemon(true);
      return thread;
    };
  }

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public void inside(Runnable work) {
    work.run();
  }
}
