package org.patchbay.audit.boundary;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.audit.entity.AuditFilter;
import org.patchbay.audit.entity.AuditRecord;
import org.patchbay.fault.entity.Fault;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Cursor;

/** The filters of the trail, as a {@code @BeanParam}. */
public class AuditQuery {
  static final Map<String, String> NOTHING = Map.of();

  @QueryParam("actor")
  String actor;

  @QueryParam("action")
  String action;

  @QueryParam("objectKind")
  String objectKind;

  @QueryParam("object")
  String object;

  @QueryParam("name")
  String name;

  @QueryParam("from")
  String from;

  @QueryParam("to")
  String to;

  @QueryParam("follow")
  String follow;

  /** True when the page is to be kept as new as the trail. */
  boolean follows() {
    return "on".equals(follow);
  }

  AuditFilter filter(Optional<UUID> tenant, Paging paging) {
    return new AuditFilter(
        tenant,
        given(actor),
        given(action),
        given(objectKind),
        given(object),
        given(name),
        given(from).map(AuditTime::from),
        given(to).map(AuditTime::to),
        paging.cursor(3).map(AuditQuery::place));
  }

  /** What was asked, as it stands in the address, and one thing besides. */
  Map<String, String> asked(String besides, String value) {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put(besides, value);
    asked.put("actor", actor);
    asked.put("action", action);
    asked.put("objectKind", objectKind);
    asked.put("object", object);
    asked.put("name", name);
    asked.put("from", from);
    asked.put("to", to);
    asked.put("follow", follow);
    return asked;
  }

  static Cursor cursor(AuditRecord record) {
    return Cursor.after(record.at(), record.object().tenant(), record.seq());
  }

  private static AuditFilter.Place place(Cursor cursor) {
    try {
      return new AuditFilter.Place(
          Instant.parse(cursor.key(0)),
          UUID.fromString(cursor.key(1)),
          Long.parseLong(cursor.key(2)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Fault.invalid("cursor", "web.cursor.invalid");
    }
  }

  private static Optional<String> given(String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
