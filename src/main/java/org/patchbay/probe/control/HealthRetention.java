package org.patchbay.probe.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;
import org.patchbay.tenant.control.TenantScope;

/** Forgets old history, and finds clusters nobody looks at: one instance does it for all. */
@ApplicationScoped
class HealthRetention implements Reconciler {
  private static final String KIND = "health-retention";
  private static final UUID ONE_AND_ONLY = new UUID(0, 21);
  private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

  @Inject Nudges nudges;
  @Inject OldHealth old;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.probe.keep")
  Duration keep;

  void onStart(@Observes @Initialized(ApplicationScoped.class) Object started) {
    TenantScope.within(
        TenantScope.PLATFORM,
        () -> nudges.after(KIND, ONE_AND_ONLY, TenantScope.PLATFORM, Duration.ZERO));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID id) {
    old.beginWhereNobodyLooks();
    return old.forgetSome(clock.instant().minus(keep))
        ? new Verdict.Again()
        : new Verdict.Wait(BETWEEN_LOOKS);
  }
}
