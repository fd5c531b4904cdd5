package org.patchbay.reconcile.edge.payara;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.patchbay.reconcile.control.Workplace;

/**
 * The server's pool, threads and context. The context is caught when the application starts: a bean
 * that is first touched on a foreign thread would get no entity manager, and for good.
 */
@ApplicationScoped
class ServerWorkplace implements Workplace {
  @Resource(lookup = "java:app/jdbc/patchbay")
  DataSource database;

  @Resource ManagedThreadFactory threads;
  @Resource ContextService contexts;

  private Executor context;

  @PostConstruct
  void start() {
    context = contexts.currentContextExecutor();
  }

  @Override
  public DataSource database() {
    return database;
  }

  @Override
  public ThreadFactory threads() {
    return threads;
  }

  @Override
  public void inside(Runnable work) {
    context.execute(work);
  }
}
