package org.patchbay.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patchbay.identity.entity.PersonMail;

/** Remembers where people get mail, from the last time they came. */
@ApplicationScoped
@Transactional
public class Addresses {
  @Inject EntityManager em;
  @Inject Clock clock;

  public Optional<PersonMail> of(String username) {
    return Optional.ofNullable(em.find(PersonMail.class, username));
  }

  /** User names of those who administered the platform when they last came. */
  public List<String> administrators() {
    return em.createQuery(
            "select p.username from PersonMail p where p.administers = true order by p.username",
            String.class)
        .getResultList();
  }

  /**
   * Somebody is here; written only when it is news, to whichever instance.
   *
   * @param mail verified by the identity provider
   */
  public void seen(String username, String mail, Locale language, boolean administers) {
    String tag = language.toLanguageTag();
    if (of(username).filter(known -> known.isSo(mail, tag, administers)).isPresent()) {
      return;
    }
    em.createNativeQuery(
            "insert into person_mail (username, mail, language, seen_at, administers)"
                + " values (:name, :mail, :language, :now, :administers)"
                + " on conflict (username) do update"
                + " set mail = excluded.mail, language = excluded.language,"
                + " seen_at = excluded.seen_at, administers = excluded.administers")
        .setParameter("administers", administers)
        .setParameter("name", username)
        .setParameter("mail", mail)
        .setParameter("language", tag)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }
}
