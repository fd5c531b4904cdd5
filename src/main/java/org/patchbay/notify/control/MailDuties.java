package org.patchbay.notify.control;

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

/** What is done about mails now and then: a resource of its own, so that one instance does it. */
@ApplicationScoped
class MailDuties implements Reconciler {
  private static final String KIND = "mail-duties";
  private static final UUID ONE_AND_ONLY = new UUID(0, 59);
  private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

  @Inject Nudges nudges;
  @Inject Mails mails;
  @Inject EndingRaises raises;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.mail.keep")
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
    raises.tell();
    mails.forget(clock.instant().minus(keep));
    return new Verdict.Wait(BETWEEN_LOOKS);
  }
}
