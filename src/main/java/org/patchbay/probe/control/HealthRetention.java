package org.patchbay.probe.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.reconcile.control.Chore;
import org.patchbay.reconcile.entity.Verdict;

/** Forgets old history, and finds clusters nobody looks at. */
@ApplicationScoped
class HealthRetention extends Chore {
  private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

  @Inject OldHealth old;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.probe.keep")
  Duration keep;

  HealthRetention() {
    super("health-retention", 21);
  }

  @Override
  protected Verdict work() {
    old.beginWhereNobodyLooks();
    return old.forgetSome(clock.instant().minus(keep))
        ? new Verdict.Again()
        : new Verdict.Wait(BETWEEN_LOOKS);
  }
}
