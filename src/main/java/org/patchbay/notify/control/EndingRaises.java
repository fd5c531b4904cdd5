package org.patchbay.notify.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.patchbay.notify.entity.MailKind;

/** Tells owners that a raise of a quota is about to end: once for each raise. */
@ApplicationScoped
@Transactional
class EndingRaises {
  private static final Duration AHEAD = Duration.ofDays(3);

  @Inject EntityManager em;
  @Inject Event<MailWanted> wanted;
  @Inject Clock clock;

  /** Of all tenants, deliberately. */
  void tell() {
    Instant now = clock.instant();
    em.unwrap(Session.class)
        .createNativeQuery(
            "select q.tenant_id, q.name, q.limit_value, q.raised_until, t.name as whose, t.slug"
                + " from quota q join tenant t on t.id = q.tenant_id"
                + " where q.raised_until > :now and q.raised_until < :soon"
                + " order by q.tenant_id, q.name",
            Tuple.class)
        .addScalar("tenant_id", UUID.class)
        .addScalar("name", String.class)
        .addScalar("limit_value", Long.class)
        .addScalar("raised_until", Instant.class)
        .addScalar("whose", String.class)
        .addScalar("slug", String.class)
        .setParameter("now", now)
        .setParameter("soon", now.plus(AHEAD))
        .getResultList()
        .forEach(row -> wanted.fire(mail(row)));
  }

  private static MailWanted mail(Tuple row) {
    String quota = row.get("name", String.class);
    Instant end = row.get("raised_until", Instant.class);
    return MailWanted.toOwners(
        row.get("tenant_id", UUID.class),
        MailKind.RAISE_ENDS,
        quota + "/" + end,
        List.of(
            quota,
            row.get("limit_value", Long.class),
            LocalDate.ofInstant(end, ZoneOffset.UTC).toString(),
            row.get("whose", String.class)),
        "/t/" + row.get("slug", String.class) + "/quotas");
  }
}
