package org.patchbay.dashboard.boundary;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.patchbay.tenant.entity.TenantDraft;

/** The form of a new tenant as it was sent. */
public record TenantForm(
    String slug,
    String name,
    String owner,
    String theme,
    Map<String, String> quotas,
    Set<String> networks,
    String ownName) {
  private static final String QUOTA = "quotas.";

  static TenantForm empty(String theme, Map<String, Long> defaults) {
    Map<String, String> quotas = new TreeMap<>();
    defaults.forEach((name, limit) -> quotas.put(name, limit.toString()));
    return new TenantForm("", "", "", theme, quotas, Set.of(), "");
  }

  static TenantForm of(MultivaluedMap<String, String> fields) {
    Map<String, String> quotas = new TreeMap<>();
    fields.keySet().stream()
        .filter(field -> field.startsWith(QUOTA))
        .forEach(field -> quotas.put(field.substring(QUOTA.length()), text(fields, field)));
    return new TenantForm(
        text(fields, "slug"),
        text(fields, "name"),
        text(fields, "owner"),
        text(fields, "theme"),
        quotas,
        Set.copyOf(fields.getOrDefault("networks", List.of())),
        text(fields, "ownName"));
  }

  private static String text(MultivaluedMap<String, String> fields, String name) {
    String value = fields.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /** What is no number is null, which no draft accepts. */
  TenantDraft draft() {
    Map<String, Long> limits = new TreeMap<>();
    quotas.forEach((name, typed) -> limits.put(name, number(typed)));
    return new TenantDraft(
        slug,
        name,
        theme.isEmpty() ? null : theme,
        Map.of(),
        limits,
        owner,
        networks.stream().sorted().toList(),
        ownName);
  }

  private static Long number(String typed) {
    return typed.matches("\\d{1,15}") ? Long.valueOf(typed) : null;
  }
}
