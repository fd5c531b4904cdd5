package org.patchbay.helpdesk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.helpdesk.entity.HelpAsk;
import org.patchbay.helpdesk.entity.HelpDecision;
import org.patchbay.helpdesk.entity.HelpFilter;
import org.patchbay.helpdesk.entity.HelpPlace;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.helpdesk.entity.HelpState;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.entity.Caller;

/**
 * The helpdesk asks, tenants answer, either ends it. The scope says whose requests are seen. All of
 * it is for people: no token asks, answers or ends.
 */
@ApplicationScoped
@Transactional
public class HelpRequests {
  @Inject EntityManager em;
  @Inject HelpPlaces places;
  @Inject StandingConsents standing;
  @Inject HelpTrail trail;
  @Inject HelpSignal signal;
  @Inject Nudges nudges;
  @Inject Clock clock;
  @Inject Event<HelpAsked> waits;

  /**
   * Asks the tenant of the scope; what it has consented to in advance is granted at once.
   *
   * @param tenantName for the fault
   * @throws Fault {@code INVALID_INPUT}; {@code HELP_ASKED} while another is open
   */
  public HelpRequest ask(HelpAsk ask, String tenantName) {
    Caller caller = person();
    refuse(ask.problems());
    HelpPlace place = places.of(ask.scope().cluster());
    var request = new HelpRequest(ask, place, caller.name(), clock.instant());
    try {
      em.persist(request);
      em.flush();
    } catch (PersistenceException e) {
      throw Fault.of(FaultCode.HELP_ASKED, tenantName);
    }
    var given = standing.covering(request);
    given.ifPresent(consent -> request.grant(consent, clock.instant()));
    given.ifPresent(consent -> begin(request));
    trail.asked(request);
    given.ifPresentOrElse(
        consent -> trail.granted(request), () -> waits.fire(new HelpAsked(request)));
    return request;
  }

  static Caller person() {
    Caller caller = Calling.current();
    if (caller.grounds().token() != null) {
      throw Fault.of(FaultCode.NOT_ALLOWED);
    }
    return caller;
  }

  private static void refuse(List<FieldProblem> problems) {
    Fault.refuse(problems);
  }

  /** Its end is looked after as well, for what runs then. */
  private void begin(HelpRequest request) {
    em.flush();
    Instant end = request.goodUntil().orElseThrow();
    nudges.after(
        HelpEnds.KIND,
        request.id(),
        request.tenantId(),
        Duration.between(clock.instant(), end).plusMillis(1));
    signal.changed(request.tenantId());
  }

  /**
   * Answers for the tenant.
   *
   * @throws Fault {@code INVALID_INPUT}, {@code HELP_DECIDED}
   */
  public HelpRequest decide(UUID id, HelpDecision answer) {
    Caller caller = person();
    HelpRequest request = locked(id);
    HelpDecision decision = answer.to(request);
    refuse(decision.problems(request));
    if (decision.granted() == null) {
      request.refuse(decision.answer(), caller.name(), clock.instant());
      trail.refused(request);
      return request;
    }
    HelpPlace place = confined(request, decision.granted().cluster());
    request.grant(decision.granted(), place, decision.answer(), caller.name(), clock.instant());
    begin(request);
    trail.granted(request);
    return request;
  }

  private HelpPlace confined(HelpRequest request, String cluster) {
    boolean same = cluster.isEmpty() || request.clusterId().isPresent();
    return same ? request.place() : places.of(cluster);
  }

  /**
   * Ends it: what was asked is withdrawn, what was granted given back by whoever has it, revoked by
   * the tenant.
   *
   * @throws Fault {@code HELP_ENDED}
   */
  public HelpRequest end(UUID id) {
    Caller caller = person();
    HelpRequest request = locked(id);
    boolean open = request.state(clock.instant()) == HelpState.OPEN;
    boolean own = request.askedBy().equals(caller.name());
    request.end(caller.name(), clock.instant());
    signal.changed(request.tenantId());
    trail.ended(open ? "help.withdraw" : own ? "help.return" : "help.revoke", request);
    return request;
  }

  /** Tells everybody that its time is over; how long until then when it is not, yet. */
  Optional<Duration> expire(UUID id) {
    HelpRequest request = em.find(HelpRequest.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (request == null || request.endedAt().isPresent() || request.goodUntil().isEmpty()) {
      return Optional.empty();
    }
    Duration left = Duration.between(clock.instant(), request.goodUntil().get());
    if (left.compareTo(Duration.ZERO) > 0) {
      return Optional.of(left);
    }
    request.expired();
    em.flush();
    signal.changed(request.tenantId());
    trail.ended("help.over", request);
    return Optional.empty();
  }

  private HelpRequest locked(UUID id) {
    HelpRequest request = em.find(HelpRequest.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (request == null) {
      throw Fault.notFound("request", id);
    }
    em.refresh(request);
    return request;
  }

  public HelpRequest get(UUID id) {
    return Optional.ofNullable(em.find(HelpRequest.class, id))
        .orElseThrow(() -> Fault.notFound("request", id));
  }

  public List<HelpRequest> page(HelpFilter filter, int limit) {
    return HelpSelection.of(filter, clock.instant()).query(em).setMaxResults(limit).getResultList();
  }
}
