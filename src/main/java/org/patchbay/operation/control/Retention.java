package org.patchbay.operation.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.reconcile.control.Chore;
import org.patchbay.reconcile.entity.Verdict;

/** Forgets operations that ended long ago. */
@ApplicationScoped
class Retention extends Chore {
  private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

  @Inject OldOperations old;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.operation.keep")
  Duration keep;

  Retention() {
    super("operation-retention", 2);
  }

  @Override
  protected Verdict work() {
    return old.forgetSome(clock.instant().minus(keep))
        ? new Verdict.Again()
        : new Verdict.Wait(BETWEEN_LOOKS);
  }
}
