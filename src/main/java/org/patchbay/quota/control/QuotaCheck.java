package org.patchbay.quota.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;
import org.patchbay.tenant.control.TenantScope;

/** Has the counters looked at now and then: a resource of its own, so that one instance does it. */
@ApplicationScoped
class QuotaCheck implements Reconciler {
  private static final String KIND = "quota-check";
  private static final UUID ONE_AND_ONLY = new UUID(0, 3);

  @Inject Nudges nudges;
  @Inject QuotaDefects defects;

  @Inject
  @ConfigProperty(name = "patchbay.quota.check-every")
  Duration every;

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
    defects.check();
    return new Verdict.Wait(every);
  }
}
