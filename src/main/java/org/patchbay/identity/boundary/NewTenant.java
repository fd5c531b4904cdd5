package org.patchbay.identity.boundary;

import java.util.Map;
import org.patchbay.tenant.entity.TenantDraft;

/**
 * A tenant to be made.
 *
 * @param slug its organization's alias at the identity provider; part of URLs
 * @param theme name of a brand; absent for the default
 * @param members role by user name
 * @param quotas limit by quota name; absent ones get their default
 */
public record NewTenant(
    String slug, String name, String theme, Map<String, String> members, Map<String, Long> quotas) {
  TenantDraft draft() {
    return new TenantDraft(slug, name, theme, MembersView.roles(members), quotas);
  }
}
