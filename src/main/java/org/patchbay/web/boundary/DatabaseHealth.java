package org.patchbay.web.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.patchbay.tenant.control.Tenants;

/** Ready means: the database answers. */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {
  private static final System.Logger LOG = System.getLogger(DatabaseHealth.class.getName());

  @Inject Tenants tenants;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(answers()).build();
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
