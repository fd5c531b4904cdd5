package org.patchbay.notify.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.reconcile.control.Chore;
import org.patchbay.reconcile.entity.Verdict;

/** What is done about mails now and then. */
@ApplicationScoped
class MailDuties extends Chore {
  private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);

  @Inject Mails mails;
  @Inject EndingRaises raises;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.mail.keep")
  Duration keep;

  MailDuties() {
    super("mail-duties", 59);
  }

  @Override
  protected Verdict work() {
    raises.tell();
    mails.forget(clock.instant().minus(keep));
    return new Verdict.Wait(BETWEEN_LOOKS);
  }
}
