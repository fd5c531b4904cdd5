package org.patchbay.identity.boundary;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.patchbay.tenant.entity.Member;
import org.patchbay.tenant.entity.TenantRole;

/**
 * Who belongs to a tenant: role by user name, {@code OWNER}, {@code OPERATOR}, {@code VIEWER}, or
 * the id of one that the tenant made.
 */
public record MembersView(Map<String, String> members) {
  static MembersView of(List<Member> members) {
    var roles = new TreeMap<String, String>();
    members.forEach(member -> roles.put(member.username(), member.roleKey()));
    return new MembersView(roles);
  }

  /** The roles by user name as they were written; an empty word for none. */
  Map<String, String> keys() {
    var keys = new TreeMap<String, String>();
    if (members != null) {
      members.forEach((name, key) -> keys.put(name, Objects.toString(key, "")));
    }
    return keys;
  }

  static Map<String, TenantRole> roles(Map<String, String> named) {
    var roles = new TreeMap<String, TenantRole>();
    if (named != null) {
      named.forEach((name, role) -> roles.put(name, TenantRole.named(role)));
    }
    return roles;
  }
}
