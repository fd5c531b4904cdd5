package org.patchbay.identity.boundary;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patchbay.tenant.entity.Member;
import org.patchbay.tenant.entity.TenantRole;

/** Who belongs to a tenant: role ({@code OWNER}, {@code OPERATOR}, {@code VIEWER}) by user name. */
public record MembersView(Map<String, String> members) {
  static MembersView of(List<Member> members) {
    var roles = new TreeMap<String, String>();
    members.forEach(member -> roles.put(member.username(), member.role().name()));
    return new MembersView(roles);
  }

  /** The roles by user name; null where there is no role of that name. */
  Map<String, TenantRole> roles() {
    return roles(members);
  }

  static Map<String, TenantRole> roles(Map<String, String> named) {
    var roles = new TreeMap<String, TenantRole>();
    if (named != null) {
      named.forEach((name, role) -> roles.put(name, TenantRole.named(role)));
    }
    return roles;
  }
}
