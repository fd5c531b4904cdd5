package org.patchbay.notify.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.identity.control.Addresses;
import org.patchbay.identity.entity.PersonMail;
import org.patchbay.notify.entity.Mail;
import org.patchbay.notify.entity.Patience;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;

/** Sends a mail: with no transaction open, for the server on the other side may take its time. */
@ApplicationScoped
class MailReconciler implements Reconciler {
  static final String KIND = "mail";

  @Inject Mails mails;
  @Inject Addresses addresses;
  @Inject Wording wording;
  @Inject Post post;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID id) {
    Optional<Mail> mail = mails.waiting(id);
    if (mail.isEmpty()) {
      return new Verdict.Gone();
    }
    try {
      send(mail.get());
      mails.sent(id);
      return new Verdict.Gone();
    } catch (Post.Refused e) {
      boolean over = mails.missed(id, e.getMessage(), e.forGood());
      return over
          ? new Verdict.Gone()
          : new Verdict.Wait(Patience.after(mail.get().attempts() + 1));
    }
  }

  private void send(Mail mail) throws Post.Refused {
    PersonMail person =
        addresses
            .of(mail.recipient())
            .orElseThrow(
                () ->
                    new Post.Refused(
                        "no address of " + mail.recipient() + " is known", true, null));
    post.send(wording.letter(mail, person));
  }
}
