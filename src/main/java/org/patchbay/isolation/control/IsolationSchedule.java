package org.patchbay.isolation.control;

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

/** Finds tenants nobody has checked yet, and forgets old checks: one instance does it for all. */
@ApplicationScoped
class IsolationSchedule implements Reconciler {
  private static final String KIND = "isolation-schedule";
  private static final UUID ONE_AND_ONLY = new UUID(0, 37);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  @Inject Nudges nudges;
  @Inject OtherTenants tenants;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.isolation.every")
  Duration every;

  @Inject
  @ConfigProperty(name = "patchbay.isolation.keep")
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
    tenants.beginWhereNobodyLooks();
    tenants.forget(clock.instant().minus(keep));
    return new Verdict.Wait(every.compareTo(LONGEST_PAUSE) < 0 ? every : LONGEST_PAUSE);
  }
}
