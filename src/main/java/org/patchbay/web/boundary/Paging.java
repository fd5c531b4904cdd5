package org.patchbay.web.boundary;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.patchbay.fault.entity.Fault;
import org.patchbay.web.entity.Cursor;

/** {@code ?limit=} and {@code ?cursor=} of a list, as a {@code @BeanParam}. */
public class Paging {
  private static final int STANDARD = 25;
  private static final int MOST = 200;

  // Described in ApiDescription: this server's OpenAPI stumbles over annotations on these fields.
  @QueryParam("limit")
  String limit;

  @QueryParam("cursor")
  String cursor;

  /** For pages that set their own. */
  public static Paging of(Integer limit, String cursor) {
    var paging = new Paging();
    paging.limit = limit == null ? null : limit.toString();
    paging.cursor = cursor;
    return paging;
  }

  /**
   * How many rows.
   *
   * @throws Fault {@code INVALID_INPUT} on field {@code limit} unless it is from 1 to 200
   */
  public int limit() {
    if (limit == null || limit.isBlank()) {
      return STANDARD;
    }
    if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MOST) {
      throw Fault.invalid("limit", "web.limit.invalid", MOST);
    }
    return Integer.parseInt(limit);
  }

  /** Where the page begins in a list that is sorted by this many keys; empty at its start. */
  public Optional<Cursor> cursor(int keys) {
    return Optional.ofNullable(cursor).filter(c -> !c.isBlank()).map(c -> Cursor.read(c, keys));
  }
}
