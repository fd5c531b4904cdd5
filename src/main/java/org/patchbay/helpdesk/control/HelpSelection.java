package org.patchbay.helpdesk.control;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.patchbay.helpdesk.entity.HelpFilter;
import org.patchbay.helpdesk.entity.HelpRequest;

/** The requests that a filter means, as a query, newest first. */
final class HelpSelection {
  private final StringBuilder text = new StringBuilder("from HelpRequest r where 1 = 1");
  private final Map<String, Object> values = new LinkedHashMap<>();

  private HelpSelection() {}

  static HelpSelection of(HelpFilter filter, Instant now) {
    var selection = new HelpSelection();
    filter.askedBy().ifPresent(who -> selection.and("r.askedBy = :who", "who", who));
    filter.stage().ifPresent(stage -> selection.stage(stage, now));
    filter
        .behind()
        .ifPresent(
            place -> {
              selection.and("(r.askedAt, r.id) < (:at, :id)", "at", place.askedAt());
              selection.values.put("id", place.id());
            });
    selection.text.append(" order by r.askedAt desc, r.id desc");
    return selection;
  }

  private void stage(HelpFilter.Stage stage, Instant now) {
    switch (stage) {
      case OPEN -> text.append(" and r.decidedAt is null and r.endedAt is null");
      case ACTIVE -> and("r.endedAt is null and r.goodUntil > :now", "now", now);
      case ENDED ->
          and(
              "(r.endedAt is not null or r.goodUntil <= :now"
                  + " or (r.decidedAt is not null and r.goodUntil is null))",
              "now",
              now);
    }
  }

  private void and(String condition, String name, Object value) {
    text.append(" and ").append(condition);
    values.put(name, value);
  }

  TypedQuery<HelpRequest> query(EntityManager em) {
    TypedQuery<HelpRequest> query = em.createQuery(text.toString(), HelpRequest.class);
    values.forEach(query::setParameter);
    return query;
  }
}
