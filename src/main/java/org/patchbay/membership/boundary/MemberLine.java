package org.patchbay.membership.boundary;

import jakarta.ws.rs.core.UriBuilder;
import org.patchbay.tenant.entity.Member;

/** A member and where its page is. */
public record MemberLine(Member member, String href) {
  static MemberLine of(String tenant, Member member) {
    return new MemberLine(member, page(tenant, member.username()));
  }

  /** A user name may have characters that paths don't take as they are. */
  static String page(String tenant, String name) {
    return UriBuilder.fromPath("/t/{tenant}/members/people/{name}").build(tenant, name).toString();
  }
}
