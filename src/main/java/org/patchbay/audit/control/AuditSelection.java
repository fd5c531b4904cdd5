package org.patchbay.audit.control;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.Map;
import org.patchbay.audit.entity.AuditFilter;
import org.patchbay.audit.entity.AuditRecord;

/** The records that a filter means, as a query: for each filter there is an index in its order. */
final class AuditSelection {
  private final StringBuilder text =
      new StringBuilder("from AuditRecord r where r.seq is not null");
  private final Map<String, Object> values = new LinkedHashMap<>();

  AuditSelection(AuditFilter filter) {
    filter.tenant().ifPresent(value -> and("r.tenantId = :tenant", value));
    filter.actor().ifPresent(value -> and("r.actor = :actor", value));
    filter.action().ifPresent(value -> and("r.action = :action", value));
    filter.objectKind().ifPresent(value -> and("r.objectKind = :kind", value));
    filter.objectId().ifPresent(value -> and("r.objectId = :id", value));
    filter.objectName().ifPresent(value -> and("r.objectName = :name", value));
    filter.from().ifPresent(value -> and("r.at >= :from", value));
    filter.to().ifPresent(value -> and("r.at < :to", value));
  }

  AuditSelection and(String condition, Object value) {
    text.append(" and ").append(condition);
    values.put(condition.substring(condition.indexOf(':') + 1), value);
    return this;
  }

  /** Behind the filter's place, newest first; over all chains no number orders. */
  AuditSelection newestFirst(AuditFilter filter) {
    boolean one = filter.tenant().isPresent();
    filter.before().ifPresent(place -> behind(place, one));
    text.append(" order by r.at desc, ")
        .append(one ? "" : "r.tenantId desc, ")
        .append("r.seq desc");
    return this;
  }

  private void behind(AuditFilter.Place place, boolean one) {
    text.append(
        one
            ? " and (r.at, r.seq) < (:placeAt, :placeSeq)"
            : " and (r.at, r.tenantId, r.seq) < (:placeAt, :placeOf, :placeSeq)");
    values.put("placeAt", place.at());
    values.put("placeSeq", place.seq());
    if (!one) {
      values.put("placeOf", place.tenant());
    }
  }

  /** As they follow each other in a chain, between two numbers. */
  AuditSelection chained(long after, long last) {
    and("r.seq > :after", after).and("r.seq <= :last", last);
    text.append(" order by r.seq");
    return this;
  }

  TypedQuery<AuditRecord> query(EntityManager em) {
    TypedQuery<AuditRecord> query = em.createQuery(text.toString(), AuditRecord.class);
    values.forEach(query::setParameter);
    return query;
  }
}
