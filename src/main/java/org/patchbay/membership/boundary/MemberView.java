package org.patchbay.membership.boundary;

import org.patchbay.tenant.entity.Member;

/** A member as the API shows it. */
public record MemberView(String name, String role) {
  static MemberView of(Member member) {
    return new MemberView(member.username(), member.role().name());
  }
}
