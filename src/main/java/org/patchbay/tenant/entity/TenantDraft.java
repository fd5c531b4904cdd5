package org.patchbay.tenant.entity;

import java.util.Map;

/**
 * A tenant as an administrator describes it.
 *
 * @param theme name of the brand, or null for the default
 * @param members role by user name
 * @param quotas limit by quota name; a quota that is not named gets its default
 */
public record TenantDraft(
    String slug,
    String name,
    String theme,
    Map<String, TenantRole> members,
    Map<String, Long> quotas) {
  public TenantDraft {
    members = members == null ? Map.of() : Map.copyOf(members);
    quotas = quotas == null ? Map.of() : Map.copyOf(quotas);
  }
}
