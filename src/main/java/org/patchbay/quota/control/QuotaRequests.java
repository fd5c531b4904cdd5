package org.patchbay.quota.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.quota.entity.QuotaAsk;
import org.patchbay.quota.entity.QuotaDecision;
import org.patchbay.quota.entity.QuotaRequest;
import org.patchbay.quota.entity.QuotaRequestState;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.Quotas;

/** Tenants ask for more, the platform decides. The scope says whose requests are seen. */
@ApplicationScoped
@Transactional
public class QuotaRequests {
  @Inject EntityManager em;
  @Inject Quotas quotas;
  @Inject QuotaLimiting limiting;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Event<QuotaDecided> decided;

  /**
   * Asks, for the tenant of the scope.
   *
   * @throws Fault {@code INVALID_INPUT}; {@code QUOTA_ASKED} while another is open for the same
   */
  public QuotaRequest ask(QuotaAsk ask) {
    refuse(ask.problems(Quotas.NAMES));
    var request = new QuotaRequest(ask, Calling.current().name(), clock.instant());
    try {
      em.persist(request);
      em.flush();
    } catch (PersistenceException e) {
      throw Fault.of(FaultCode.QUOTA_ASKED, ask.quota());
    }
    tell("quota.ask", request, Change.made(Map.of("wanted", ask.wanted(), "reason", ask.reason())));
    return request;
  }

  private static void refuse(List<FieldProblem> problems) {
    Fault.refuse(problems);
  }

  /** The tenant does not ask any more. */
  public void withdraw(UUID id) {
    QuotaRequest request = locked(id);
    request.withdraw(Calling.current().name(), clock.instant());
    tell("quota.withdraw", request, Change.removed(Map.of("wanted", request.wanted())));
  }

  /**
   * Grants as much as was asked for, another amount, or nothing; from the platform's scope.
   *
   * @throws Fault {@code INVALID_INPUT}, {@code ALREADY_DECIDED}
   */
  public QuotaRequest decide(UUID id, QuotaDecision decision) {
    QuotaRequest request = locked(id);
    refuse(decision.problems(clock.instant()));
    request.decide(decision, Calling.current().name(), clock.instant());
    long before = quotas.named(request.tenantId(), request.name()).limit();
    if (decision.granted() != null) {
      limiting.grant(request, decision);
    }
    decided.fire(new QuotaDecided(request));
    tell(
        decision.granted() == null ? "quota.refuse" : "quota.grant",
        request,
        Change.of(Map.of("limit", before), told(request)));
    return request;
  }

  private static Map<String, ?> told(QuotaRequest request) {
    return Map.of(
        "wanted",
        request.wanted(),
        "limit",
        request.granted().map(String::valueOf).orElse("as before"),
        "until",
        request.grantedUntil().map(String::valueOf).orElse("-"),
        "answer",
        request.answer());
  }

  private void tell(String action, QuotaRequest request, Change change) {
    audit.record(
        action,
        new AuditObject(request.tenantId(), "quota", request.name(), request.name()),
        change);
  }

  private QuotaRequest locked(UUID id) {
    QuotaRequest request = em.find(QuotaRequest.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (request == null) {
      throw Fault.notFound("request", id);
    }
    em.refresh(request);
    return request;
  }

  public QuotaRequest get(UUID id) {
    return Optional.ofNullable(em.find(QuotaRequest.class, id))
        .orElseThrow(() -> Fault.notFound("request", id));
  }

  /** Those behind this one, newest first; null for the first. */
  public List<QuotaRequest> page(QuotaRequest behind, int limit) {
    var query =
        em.createQuery(
            "from QuotaRequest r"
                + (behind == null ? "" : " where (r.askedAt, r.id) < (:at, :id)")
                + " order by r.askedAt desc, r.id desc",
            QuotaRequest.class);
    if (behind != null) {
      query.setParameter("at", behind.askedAt()).setParameter("id", behind.id());
    }
    return query.setMaxResults(limit).getResultList();
  }

  /** Those that wait for an answer, longest first; at most a hundred. */
  public List<QuotaRequest> waiting() {
    return em.createQuery(
            "from QuotaRequest r where r.state = :open order by r.askedAt, r.id",
            QuotaRequest.class)
        .setParameter("open", QuotaRequestState.OPEN)
        .setMaxResults(100)
        .getResultList();
  }
}
