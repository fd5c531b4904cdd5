package org.patchbay.notify.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.notify.entity.Mail;
import org.patchbay.notify.entity.MailState;
import org.patchbay.reconcile.control.Nudges;

/** Mails of all tenants, for the engine that sends them and for the platform's administrators. */
@ApplicationScoped
@Transactional
public class Mails {
  private static final System.Logger LOG = System.getLogger(Mails.class.getName());

  @Inject EntityManager em;
  @Inject Audit audit;
  @Inject Nudges nudges;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.mail.give-up-after")
  Duration giveUpAfter;

  /** One that is to be sent; empty when it is not, or is no more. */
  Optional<Mail> waiting(UUID id) {
    return Optional.ofNullable(em.find(Mail.class, id)).filter(Mail::isWaiting);
  }

  void sent(UUID id) {
    locked(id).sent(clock.instant());
  }

  /** Whether it is given up, which is an alarm. */
  boolean missed(UUID id, String why, boolean forGood) {
    Mail mail = locked(id);
    if (forGood) {
      mail.fail(why, clock.instant());
    } else {
      mail.missed(why, clock.instant(), giveUpAfter);
    }
    if (mail.hasFailed()) {
      alarm(mail, why);
    }
    return mail.hasFailed();
  }

  private void alarm(Mail mail, String why) {
    LOG.log(
        System.Logger.Level.ERROR,
        "A mail to {0} is given up ({1}, {2}): {3}",
        mail.recipient(),
        mail.kind(),
        mail.id(),
        why);
    tell("mail.fail", mail, Map.of("to", mail.recipient(), "kind", mail.kind(), "why", why));
  }

  private void tell(String action, Mail mail, Map<String, ?> after) {
    audit.record(
        action,
        new AuditObject(mail.tenantId(), "mail", mail.id().toString(), mail.kind().name()),
        Change.made(after));
  }

  /**
   * Has one tried again that was given up.
   *
   * @throws Fault {@code NO_SUCH_THING}, {@code NOTHING_FAILED}
   */
  public Mail again(UUID id) {
    Mail mail = locked(id);
    if (!mail.hasFailed()) {
      throw Fault.of(FaultCode.NOTHING_FAILED);
    }
    mail.again(clock.instant());
    nudges.nudge(MailReconciler.KIND, id, mail.tenantId());
    tell("mail.retry", mail, Map.of("to", mail.recipient()));
    return mail;
  }

  private Mail locked(UUID id) {
    return Optional.ofNullable(em.find(Mail.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> Fault.notFound("mail", id));
  }

  public Mail get(UUID id) {
    return Optional.ofNullable(em.find(Mail.class, id))
        .orElseThrow(() -> Fault.notFound("mail", id));
  }

  /** Those that did not go, or not yet, behind this one, newest first; null for the first. */
  public List<Mail> troubled(Mail behind, int limit) {
    var query =
        em.createQuery(
            "from Mail m where m.state <> :sent"
                + (behind == null ? "" : " and (m.wantedAt, m.id) < (:at, :id)")
                + " order by m.wantedAt desc, m.id desc",
            Mail.class);
    if (behind != null) {
      query.setParameter("at", behind.wantedAt()).setParameter("id", behind.id());
    }
    return query.setParameter("sent", MailState.SENT).setMaxResults(limit).getResultList();
  }

  /** Forgets those that ended before. */
  int forget(Instant before) {
    return em.createQuery("delete from Mail m where m.state <> :waiting and m.endedAt < :before")
        .setParameter("waiting", MailState.WAITING)
        .setParameter("before", before)
        .executeUpdate();
  }
}
