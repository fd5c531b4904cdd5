package org.patchbay.cluster.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patchbay.container.entity.Caps;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FieldProblem;

/** Reads the form of a cluster's limits; what can't be read is as wrong as what is not accepted. */
final class CapFields {
  private CapFields() {}

  static Map<String, String> typed(Caps caps) {
    Map<String, String> typed = new HashMap<>();
    Caps.NAMES.forEach(
        name ->
            typed.put(
                name, caps.limits().containsKey(name) ? caps.limits().get(name).toString() : ""));
    return typed;
  }

  static Map<String, String> typed(MultivaluedMap<String, String> fields) {
    Map<String, String> typed = new HashMap<>();
    Caps.NAMES.forEach(
        name -> typed.put(name, fields.getFirst(name) == null ? "" : fields.getFirst(name)));
    return typed;
  }

  /**
   * The limits; null for none.
   *
   * @throws Fault {@code INVALID_INPUT} with every field that is no number
   */
  static Map<String, Long> limits(MultivaluedMap<String, String> fields) {
    Map<String, Long> limits = new HashMap<>();
    List<FieldProblem> problems = new ArrayList<>();
    typed(fields)
        .forEach(
            (name, text) -> {
              if (text.strip().matches("\\d{1,13}")) {
                limits.put(name, Long.valueOf(text.strip()));
              } else if (!text.isBlank()) {
                problems.add(new FieldProblem(name, "cluster.caps.invalid", List.of()));
              }
            });
    Fault.refuse(problems);
    return limits;
  }
}
