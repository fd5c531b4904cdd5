package org.patchbay.helpdesk.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.patchbay.audit.control.Audit;
import org.patchbay.audit.entity.AuditObject;
import org.patchbay.audit.entity.Change;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.helpdesk.entity.StandingConsent;
import org.patchbay.identity.entity.HelpDeed;

/** What is told of consents in the tenant's trail. */
@ApplicationScoped
public class HelpTrail {
  @Inject Audit audit;

  void asked(HelpRequest request) {
    Map<String, Object> told = new TreeMap<>();
    told.put("scope", scope(request.scope()));
    told.put("deeds", names(request.deeds()));
    told.put("minutes", request.minutes());
    told.put("reason", request.reason());
    told.put("ticket", request.ticket());
    record("help.ask", request, Change.made(told));
  }

  void granted(HelpRequest request) {
    Map<String, Object> told = new TreeMap<>(answered(request));
    told.put("scope", scope(request.scope()));
    told.put("deeds", names(request.allowed()));
    told.put("until", request.goodUntil().orElseThrow().toString());
    told.put("inAdvance", request.standing());
    record("help.grant", request, Change.made(told));
  }

  void refused(HelpRequest request) {
    record("help.refuse", request, Change.made(answered(request)));
  }

  private static Map<String, ?> answered(HelpRequest request) {
    return Map.of(
        "person", request.askedBy(),
        "by", request.decidedBy().orElse("-"),
        "answer", request.answer());
  }

  /** As {@code help.revoke}. */
  void ended(String action, HelpRequest request) {
    record(
        action,
        request,
        Change.removed(Map.of("person", request.askedBy(), "scope", scope(request.scope()))));
  }

  private void record(String action, HelpRequest request, Change change) {
    audit.record(
        action,
        new AuditObject(request.tenantId(), "consent", request.id(), request.reference()),
        change);
  }

  void standing(StandingConsent standing, boolean given) {
    Map<String, Object> told = new TreeMap<>();
    told.put("scope", scope(standing.scope()));
    told.put("deeds", names(standing.deeds()));
    told.put("minutes", standing.minutes());
    audit.record(
        given ? "help.standing.give" : "help.standing.take",
        new AuditObject(standing.tenantId(), "consent", standing.id(), scope(standing.scope())),
        given ? Change.made(told) : Change.removed(told));
  }

  private static List<String> names(Set<HelpDeed> deeds) {
    return deeds.stream().sorted().map(HelpDeed::name).toList();
  }

  private static String scope(String cluster) {
    return cluster.isEmpty() ? "tenant" : cluster;
  }
}
