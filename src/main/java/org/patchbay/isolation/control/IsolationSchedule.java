package org.patchbay.isolation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.reconcile.control.Chore;
import org.patchbay.reconcile.entity.Verdict;

/** Finds tenants nobody has checked yet, and forgets old checks. */
@ApplicationScoped
class IsolationSchedule extends Chore {
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  @Inject OtherTenants tenants;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.isolation.every")
  Duration every;

  @Inject
  @ConfigProperty(name = "patchbay.isolation.keep")
  Duration keep;

  IsolationSchedule() {
    super("isolation-schedule", 37);
  }

  @Override
  protected Verdict work() {
    tenants.beginWhereNobodyLooks();
    tenants.forget(clock.instant().minus(keep));
    return new Verdict.Wait(every.compareTo(LONGEST_PAUSE) < 0 ? every : LONGEST_PAUSE);
  }
}
