package org.patchbay.identity.boundary;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patchbay.tenant.entity.Member;

/** Who belongs to a tenant: role ({@code OWNER}, {@code OPERATOR}, {@code VIEWER}) by user name. */
public record MembersView(Map<String, String> members) {
  static MembersView of(List<Member> members) {
    var roles = new TreeMap<String, String>();
    members.forEach(member -> roles.put(member.username(), member.role().name()));
    return new MembersView(roles);
  }
}
