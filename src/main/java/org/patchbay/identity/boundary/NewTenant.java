package org.patchbay.identity.boundary;

import java.util.List;
import java.util.Map;
import org.patchbay.tenant.entity.TenantDraft;

/**
 * A tenant to be made.
 *
 * @param slug its organization's alias at the identity provider; part of URLs
 * @param theme name of a brand; absent for the default
 * @param members role by user name
 * @param quotas limit by quota name; absent ones get their default
 * @param owner mail address of somebody who is invited as owner; absent for nobody
 * @param networks names of public networks that it may use, of those that not everybody may
 * @param ownName host name of its own; absent for none
 */
public record NewTenant(
    String slug,
    String name,
    String theme,
    Map<String, String> members,
    Map<String, Long> quotas,
    String owner,
    List<String> networks,
    String ownName) {
  TenantDraft draft() {
    return new TenantDraft(
        slug, name, theme, MembersView.roles(members), quotas, owner, networks, ownName);
  }
}
