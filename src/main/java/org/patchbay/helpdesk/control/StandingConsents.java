package org.patchbay.helpdesk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.helpdesk.entity.HelpScope;
import org.patchbay.helpdesk.entity.StandingConsent;
import org.patchbay.tenant.entity.Caller;

/** What the scope's tenant consents to in advance. */
@ApplicationScoped
@Transactional
public class StandingConsents {
  @Inject EntityManager em;
  @Inject HelpPlaces places;
  @Inject HelpTrail trail;
  @Inject Clock clock;

  /**
   * Gives one.
   *
   * @throws Fault {@code INVALID_INPUT}
   */
  public StandingConsent give(HelpScope wish) {
    Caller caller = HelpRequests.person();
    Fault.refuse(wish.problems());
    var standing =
        new StandingConsent(wish, places.of(wish.cluster()), caller.name(), clock.instant());
    em.persist(standing);
    em.flush();
    trail.standing(standing, true);
    return standing;
  }

  /** From now on it is asked again; what was granted by it goes on until it ends or is revoked. */
  public void take(UUID id) {
    HelpRequests.person();
    StandingConsent standing = get(id);
    em.remove(standing);
    em.flush();
    trail.standing(standing, false);
  }

  public StandingConsent get(UUID id) {
    return Optional.ofNullable(em.find(StandingConsent.class, id))
        .orElseThrow(() -> Fault.notFound("consent", id));
  }

  /** All of them, oldest first. */
  public List<StandingConsent> all() {
    return em.createQuery("from StandingConsent s order by s.givenAt, s.id", StandingConsent.class)
        .getResultList();
  }

  Optional<StandingConsent> covering(HelpRequest request) {
    return all().stream().filter(standing -> standing.covers(request)).findFirst();
  }
}
