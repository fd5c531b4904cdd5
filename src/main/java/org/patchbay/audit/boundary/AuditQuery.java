package org.patchbay.audit.boundary;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.patchbay.audit.entity.AuditFilter;
import org.patchbay.fault.entity.Fault;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Cursor;

/** The filters of the trail, as a {@code @BeanParam}. */
public class AuditQuery {
  @QueryParam("actor")
  String actor;

  @QueryParam("action")
  String action;

  @QueryParam("objectKind")
  String objectKind;

  @QueryParam("object")
  String object;

  AuditFilter filter(UUID tenant, Paging paging) {
    return new AuditFilter(
        tenant,
        given(actor),
        given(action),
        given(objectKind),
        given(object),
        paging
            .cursor(1)
            .map(cursor -> OptionalLong.of(seq(cursor)))
            .orElseGet(OptionalLong::empty));
  }

  private static Optional<String> given(String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }

  private static long seq(Cursor cursor) {
    try {
      return Long.parseLong(cursor.key(0));
    } catch (NumberFormatException e) {
      throw Fault.invalid("cursor", "web.cursor.invalid");
    }
  }
}
