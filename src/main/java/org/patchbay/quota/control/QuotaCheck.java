package org.patchbay.quota.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.reconcile.control.Chore;
import org.patchbay.reconcile.entity.Verdict;

/** Has the counters looked at now and then. */
@ApplicationScoped
class QuotaCheck extends Chore {
  @Inject QuotaDefects defects;

  @Inject
  @ConfigProperty(name = "patchbay.quota.check-every")
  Duration every;

  QuotaCheck() {
    super("quota-check", 3);
  }

  @Override
  protected Verdict work() {
    defects.check();
    return new Verdict.Wait(every);
  }
}
