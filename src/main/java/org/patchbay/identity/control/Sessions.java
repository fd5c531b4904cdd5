package org.patchbay.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.entity.Assurance;
import org.patchbay.identity.entity.LoginTrace;
import org.patchbay.identity.entity.PortalSession;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.ThingChanged;

/** Sessions of the portal's pages, known to all instances. One that has ended is no more. */
@ApplicationScoped
@Transactional
public class Sessions {
  /** Of two looks within this time the first is noted. */
  private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

  /**
   * More than that many of one person are not shown; the oldest ones are over when new ones come.
   */
  private static final int MOST = 50;

  @Inject EntityManager em;
  @Inject Clock clock;
  @Inject LogoutNotices notices;
  @Inject Event<SessionEnded> endings;
  @Inject Event<ThingChanged> changes;

  @Inject
  @ConfigProperty(name = "patchbay.session.idle")
  Duration idle;

  /**
   * Begins one, in the place of an earlier one of the same login under the same name.
   *
   * @return its id; empty when the login has been ended meanwhile
   */
  public Optional<UUID> begin(LoginTrace login) {
    if (notices.isOver(login)) {
      return Optional.empty();
    }
    forget(login);
    var session = new PortalSession(login, clock.instant());
    em.persist(session);
    return Optional.of(session.id());
  }

  /** Of anybody: what nobody has seen for long, and what this login had before under its name. */
  private void forget(LoginTrace login) {
    em.createNativeQuery(
            "delete from portal_session where seen_at < :outlived"
                + " or username = :username and (sid = :sid"
                + " and own_name is not distinct from cast(:ownName as text) or id in (select id from portal_session"
                + " where username = :username order by seen_at desc, id desc offset :most))")
        .setParameter("outlived", clock.instant().minus(idle))
        .setParameter("username", login.username())
        .setParameter("sid", login.sid() == null ? "" : login.sid())
        .setParameter("ownName", login.ownName())
        .setParameter("most", MOST - 1)
        .executeUpdate();
  }

  /** Whether it has not ended; a look from a page is noted, with where it came from. */
  public boolean seen(UUID id, String address) {
    Instant now = clock.instant();
    Optional<PortalSession> session = live(id, now);
    session.filter(known -> isNews(known, address, now)).ifPresent(known -> note(id, address, now));
    return session.isPresent();
  }

  private static boolean isNews(PortalSession known, String address, Instant now) {
    return !known.address().equals(address) || known.seenAt().plus(BETWEEN_NOTES).isBefore(now);
  }

  /** Not by the entity: it may be ended at this moment, which is no failure. */
  private void note(UUID id, String address, Instant now) {
    em.createNativeQuery(
            "update portal_session set seen_at = :now, address = :address where id = :id")
        .setParameter("now", now)
        .setParameter("address", address)
        .setParameter("id", id)
        .executeUpdate();
  }

  private Optional<PortalSession> live(UUID id, Instant now) {
    return Optional.ofNullable(em.find(PortalSession.class, id))
        .filter(session -> session.seenAt().plus(idle).isAfter(now));
  }

  /** Whether it has not ended, and was in use within this time. */
  public boolean stands(UUID id, Duration within) {
    Instant now = clock.instant();
    return live(id, now).filter(session -> session.seenAt().plus(within).isAfter(now)).isPresent();
  }

  /** A person's, the one that was seen last first. */
  public List<PortalSession> of(String username) {
    return em.createQuery(
            "from PortalSession s where s.username = :name and s.seenAt > :outlived"
                + " order by s.seenAt desc, s.id desc",
            PortalSession.class)
        .setParameter("name", username)
        .setParameter("outlived", clock.instant().minus(idle))
        .setMaxResults(MOST)
        .getResultList();
  }

  /**
   * One of a person's.
   *
   * @throws Fault {@code NO_SUCH_THING}, also for somebody else's
   */
  public PortalSession get(UUID id, String username) {
    return live(id, clock.instant())
        .filter(session -> session.username().equals(username))
        .orElseThrow(() -> Fault.notFound("session", id));
  }

  /** Ends it: its next request is refused, and what streams to it stops. */
  public void end(PortalSession session) {
    if (gone(session.id())) {
      Map<String, ?> before =
          Map.of("address", session.address(), "begun", session.begunAt().toString());
      changes.fire(
          new ThingChanged(
              "session.end",
              TenantScope.PLATFORM,
              "session",
              session.id(),
              session.username(),
              before,
              Map.of()));
    }
  }

  /** How surely it is known whose it is; empty when nobody was asked again. */
  public Optional<Assurance> assurance(UUID id) {
    return live(id, clock.instant()).flatMap(PortalSession::assurance);
  }

  /** The login at the identity provider that it came from. */
  public Optional<String> sid(UUID id) {
    return live(id, clock.instant()).flatMap(PortalSession::sid);
  }

  /** Its person's id at the identity provider. */
  public Optional<String> subject(UUID id) {
    return live(id, clock.instant()).flatMap(PortalSession::subject);
  }

  /** Its person has confirmed who they are; one that ended meanwhile stays ended. */
  public void confirm(UUID id, Assurance assurance) {
    Optional<PortalSession> session = live(id, clock.instant());
    em.createNativeQuery("update portal_session set acr = :acr, acr_at = :at where id = :id")
        .setParameter("acr", assurance.acr())
        .setParameter("at", assurance.at())
        .setParameter("id", id)
        .executeUpdate();
    session.ifPresent(known -> told(known, assurance));
  }

  private void told(PortalSession session, Assurance assurance) {
    Map<String, ?> after = Map.of("acr", assurance.acr(), "at", assurance.at().toString());
    changes.fire(
        new ThingChanged(
            "session.confirm",
            TenantScope.PLATFORM,
            "session",
            session.id(),
            session.username(),
            Map.of(),
            after));
  }

  /** Its person has logged out of it. */
  public void leave(UUID id) {
    gone(id);
  }

  private boolean gone(UUID id) {
    int rows =
        em.createNativeQuery("delete from portal_session where id = :id")
            .setParameter("id", id)
            .executeUpdate();
    if (rows > 0) {
      endings.fire(new SessionEnded());
    }
    return rows > 0;
  }
}
