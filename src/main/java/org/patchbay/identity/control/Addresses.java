package org.patchbay.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.patchbay.identity.entity.PersonMail;

/** Remembers where people get mail, from the last time they came. */
@ApplicationScoped
@Transactional
public class Addresses {
  private static final int MOST_REMEMBERED = 10_000;

  @Inject EntityManager em;
  @Inject Clock clock;

  /** What this instance has written already, so that not every page writes it again. */
  private final Map<String, String> written = new ConcurrentHashMap<>();

  public Optional<PersonMail> of(String username) {
    return Optional.ofNullable(em.find(PersonMail.class, username));
  }

  /**
   * Somebody is here.
   *
   * @param mail verified by the identity provider
   */
  public void seen(String username, String mail, Locale language) {
    String now = mail + " " + language.toLanguageTag();
    if (now.equals(written.get(username))) {
      return;
    }
    em.createNativeQuery(
            "insert into person_mail (username, mail, language, seen_at)"
                + " values (:name, :mail, :language, :now) on conflict (username) do update"
                + " set mail = excluded.mail, language = excluded.language,"
                + " seen_at = excluded.seen_at")
        .setParameter("name", username)
        .setParameter("mail", mail)
        .setParameter("language", language.toLanguageTag())
        .setParameter("now", clock.instant())
        .executeUpdate();
    if (written.size() >= MOST_REMEMBERED) {
      written.clear();
    }
    written.put(username, now);
  }
}
