package org.patchbay.operation.boundary;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.patchbay.fault.entity.Fault;
import org.patchbay.operation.entity.Operation;
import org.patchbay.operation.entity.OperationFilter;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Cursor;

/** The filters of a list of operations, as a {@code @BeanParam}. */
public class OperationQuery {
  @QueryParam("state")
  String state;

  @QueryParam("kind")
  String kind;

  @QueryParam("targetKind")
  String targetKind;

  @QueryParam("target")
  String target;

  @QueryParam("actor")
  String actor;

  OperationFilter filter(Paging paging) {
    return new OperationFilter(
        Optional.empty(),
        given("state", state, OperationState::valueOf),
        given("kind", kind, Function.identity()),
        given("targetKind", targetKind, Function.identity()),
        given("target", target, UUID::fromString),
        given("actor", actor, Function.identity()),
        paging.cursor(2).map(OperationQuery::place));
  }

  /** What was asked, as it stands in the address, and one thing besides. */
  Map<String, String> asked(String name, String value) {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put(name, value);
    asked.put("state", state);
    asked.put("kind", kind);
    asked.put("targetKind", targetKind);
    asked.put("target", target);
    asked.put("actor", actor);
    return asked;
  }

  static Cursor cursor(Operation operation) {
    return Cursor.after(operation.createdAt(), operation.id());
  }

  static OperationFilter.Place place(Cursor cursor) {
    try {
      return new OperationFilter.Place(Instant.parse(cursor.key(0)), cursor.id(1));
    } catch (DateTimeException e) {
      throw Fault.invalid("cursor", "web.cursor.invalid");
    }
  }

  private static <T> Optional<T> given(String name, String value, Function<String, T> read) {
    try {
      return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(read);
    } catch (IllegalArgumentException e) {
      throw Fault.invalid(name, "operation.filter.invalid", value);
    }
  }
}
