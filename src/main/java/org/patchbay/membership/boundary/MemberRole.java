package org.patchbay.membership.boundary;

import java.util.Optional;
import org.patchbay.fault.entity.Fault;
import org.patchbay.tenant.entity.TenantRole;

/** A member's role, as it is asked for: {@code OWNER}, {@code OPERATOR} or {@code VIEWER}. */
public record MemberRole(String role) {
  TenantRole wanted() {
    return of(role);
  }

  static TenantRole of(String name) {
    return Optional.ofNullable(TenantRole.named(name))
        .orElseThrow(() -> Fault.invalid("role", "tenant.member.role"));
  }
}
