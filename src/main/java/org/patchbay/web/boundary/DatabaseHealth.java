package org.patchbay.web.boundary;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.patchbay.tenant.control.Tenants;

/** Ready means: everything that starts has started, and the database answers. */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {
  private static final System.Logger LOG = System.getLogger(DatabaseHealth.class.getName());
  private static final int LAST = Integer.MAX_VALUE;

  @Inject Tenants tenants;

  private volatile boolean started;

  /** The server asks for our health even while it loads us, and what is touched then breaks. */
  void start(@Observes @Initialized(ApplicationScoped.class) @Priority(LAST) Object begun) {
    started = true;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(started && answers()).build();
  }

  private boolean answers() {
    try {
      tenants.page("", 1);
      return true;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "The database does not answer", e);
      return false;
    }
  }
}
