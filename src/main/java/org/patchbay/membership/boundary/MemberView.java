package org.patchbay.membership.boundary;

import org.patchbay.tenant.entity.Member;

/**
 * A member as the API shows it.
 *
 * @param role {@code OWNER}, {@code OPERATOR}, {@code VIEWER}, or the id of one that the tenant
 *     made
 */
public record MemberView(String name, String role) {
  static MemberView of(Member member) {
    return new MemberView(member.username(), member.roleKey());
  }
}
