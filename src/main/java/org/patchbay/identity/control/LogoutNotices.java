package org.patchbay.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbay.identity.entity.LoginTrace;
import org.patchbay.identity.entity.LogoutNotice;
import org.patchbay.identity.entity.Presence;

/** What the identity provider has told of logouts, for as long as a token may be older. */
@ApplicationScoped
@Transactional
public class LogoutNotices {
  private static final Duration KEPT = Duration.ofHours(24);

  @Inject EntityManager em;
  @Inject Clock clock;

  /** False when it was told before. */
  boolean keep(LogoutNotice notice) {
    lock(notice.subject(), notice.sid());
    em.createNativeQuery("delete from logout_notice where issued_at < :outlived")
        .setParameter("outlived", clock.instant().minus(KEPT))
        .executeUpdate();
    return em.createNativeQuery(
                "insert into logout_notice (jti, sid, subject, issued_at)"
                    + " values (:jti, nullif(:sid, ''), nullif(:subject, ''), :at)"
                    + " on conflict do nothing")
            .setParameter("jti", notice.jti())
            .setParameter("sid", notice.sid().orElse(""))
            .setParameter("subject", notice.subject().orElse(""))
            .setParameter("at", notice.issuedAt())
            .executeUpdate()
        == 1;
  }

  /** Whether a login that completes was ended while it did. */
  boolean isOver(LoginTrace login) {
    Optional<String> sid = Optional.ofNullable(login.sid());
    lock(Optional.ofNullable(login.subject()), sid);
    return found(
        em.createNativeQuery("select 1 from logout_notice where sid = :sid")
            .setParameter("sid", sid.orElse("")));
  }

  /** Whether a token is from before a logout that it did not survive. */
  public boolean ended(Presence token) {
    return found(
        em.createNativeQuery(
                "select 1 from logout_notice where sid = :sid"
                    + " or sid is null and subject = :subject and issued_at >= :issued")
            .setParameter("sid", token.sid().orElse(""))
            .setParameter("subject", token.subject().orElse(""))
            .setParameter("issued", token.issuedAt()));
  }

  private static boolean found(Query rows) {
    return !rows.setMaxResults(1).getResultList().isEmpty();
  }

  /**
   * A login and its end take the same lock, so that neither misses the other when they come at
   * once; in one order, so that nobody waits in a circle.
   */
  private void lock(Optional<String> subject, Optional<String> sid) {
    Stream.of(subject.map("subject "::concat), sid.map("sid "::concat))
        .flatMap(Optional::stream)
        .forEach(this::lock);
  }

  private void lock(String name) {
    em.createNativeQuery(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 55))) locked")
        .setParameter("name", name)
        .getSingleResult();
  }
}
