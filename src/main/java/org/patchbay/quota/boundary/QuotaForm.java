package org.patchbay.quota.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.Map;

/** A form as it was typed, for templates, which may not ask the server's own classes. */
public record QuotaForm(Map<String, String> fields) {
  static final QuotaForm EMPTY = new QuotaForm(Map.of());

  static QuotaForm of(MultivaluedMap<String, String> typed) {
    Map<String, String> fields = new HashMap<>();
    typed.keySet().forEach(name -> fields.put(name, typed.getFirst(name)));
    return new QuotaForm(fields);
  }

  /** What was typed there; empty when nothing was. */
  public String of(String name) {
    return fields.getOrDefault(name, "");
  }
}
