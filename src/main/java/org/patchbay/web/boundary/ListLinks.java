package org.patchbay.web.boundary;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a filtered list leads: the filter stays in the address, so that a view can be shared.
 *
 * @param path of the list
 * @param asked the filter, as it was typed
 */
public record ListLinks(String path, Map<String, String> asked) {
  /** What was asked of this parameter; empty when nothing was. */
  public String of(String name) {
    String value = asked.get(name);
    return value == null ? "" : value;
  }

  public boolean filtered() {
    return asked.values().stream().anyMatch(value -> value != null && !value.isBlank());
  }

  /** The first page. */
  public String first() {
    return Links.to(path, asked);
  }

  /** The page behind the cursor; null when there is none. */
  public String next(String cursor) {
    return cursor == null ? null : with("cursor", cursor);
  }

  /** The list with one thing asked anew. */
  public String with(String name, String value) {
    Map<String, String> query = new LinkedHashMap<>(asked);
    query.put(name, value);
    return Links.to(path, query);
  }
}
