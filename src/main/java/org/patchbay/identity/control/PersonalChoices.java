package org.patchbay.identity.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import org.patchbay.identity.entity.PersonalChoice;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.ThingChanged;
import org.patchbay.web.entity.Chosen;

/** What people chose for themselves. Nobody chooses for another, so the caller is whom it is of. */
@ApplicationScoped
@Transactional
public class PersonalChoices {
  @Inject EntityManager em;
  @Inject Event<ThingChanged> changes;

  public Chosen of(String username) {
    return find(username).map(PersonalChoice::chosen).orElse(Chosen.NOTHING);
  }

  private Optional<PersonalChoice> find(String username) {
    return Optional.ofNullable(em.find(PersonalChoice.class, username));
  }

  /** Acts from the caller's next request on. */
  public void choose(Chosen chosen) {
    String me = Calling.current().name();
    PersonalChoice choice = find(me).orElseGet(() -> made(me));
    Map<String, String> before = choice.told();
    choice.become(chosen);
    if (!before.equals(choice.told())) {
      changes.fire(ThingChanged.ofPerson("person.choose", me, before, choice.told()));
    }
  }

  /** Whoever sends the form twice at once has made it by then. */
  private PersonalChoice made(String username) {
    em.createNativeQuery(
            "insert into personal_choice (username) values (?1) on conflict do nothing")
        .setParameter(1, username)
        .executeUpdate();
    return em.find(PersonalChoice.class, username);
  }
}
