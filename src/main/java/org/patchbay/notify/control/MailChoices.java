package org.patchbay.notify.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.patchbay.fault.entity.Fault;
import org.patchbay.notify.entity.MailKind;
import org.patchbay.notify.entity.MailTopic;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.ThingChanged;

/**
 * What people want to be written about, in all their tenants. Nobody chooses for another, so the
 * caller is whom it is of.
 */
@ApplicationScoped
@Transactional
public class MailChoices {
  @Inject EntityManager em;
  @Inject Event<ThingChanged> changes;

  /** What somebody wants: all, as long as they have not said otherwise. */
  public Set<MailTopic> wanted(String username) {
    Set<MailTopic> wanted = EnumSet.allOf(MailTopic.class);
    em.createNativeQuery("select topic from unwanted_mail where username = ?1", String.class)
        .setParameter(1, username)
        .getResultStream()
        .forEach(topic -> wanted.remove(MailTopic.valueOf((String) topic)));
    return wanted;
  }

  /** Of these people those who want a mail of that kind. */
  Set<String> among(Set<String> usernames, MailKind kind) {
    Set<String> left = new TreeSet<>(usernames);
    if (kind.topic().isPresent() && !left.isEmpty()) {
      List<?> without =
          em.createNativeQuery(
                  "select username from unwanted_mail where topic = :topic and username in :names",
                  String.class)
              .setParameter("topic", kind.topic().get().name())
              .setParameter("names", left)
              .getResultList();
      left.removeAll(without);
    }
    return left;
  }

  /**
   * Counts from the next mail on that is written; what is written already is sent.
   *
   * @param names of topics; those that are not named are not wanted
   * @throws Fault {@code INVALID_INPUT}
   */
  public void choose(List<String> names) {
    Set<MailTopic> chosen = EnumSet.noneOf(MailTopic.class);
    names.forEach(name -> chosen.add(topic(name)));
    String me = Calling.current().name();
    Set<MailTopic> before = wanted(me);
    if (!before.equals(chosen)) {
      EnumSet.allOf(MailTopic.class).forEach(topic -> keep(me, topic, chosen.contains(topic)));
      tell(me, before, chosen);
    }
  }

  private static MailTopic topic(String name) {
    return MailTopic.named(name).orElseThrow(() -> Fault.invalid("topics", "input.unknown", name));
  }

  private void keep(String me, MailTopic topic, boolean wanted) {
    em.createNativeQuery(
            wanted
                ? "delete from unwanted_mail where username = ?1 and topic = ?2"
                : "insert into unwanted_mail (username, topic) values (?1, ?2)"
                    + " on conflict do nothing")
        .setParameter(1, me)
        .setParameter(2, topic.name())
        .executeUpdate();
  }

  private void tell(String me, Set<MailTopic> before, Set<MailTopic> after) {
    changes.fire(
        ThingChanged.ofPerson(
            "person.mails",
            me,
            Map.of("topics", MailTopic.names(before)),
            Map.of("topics", MailTopic.names(after))));
  }
}
