package org.patchbay.membership.boundary;

import java.util.List;
import java.util.UUID;
import org.patchbay.tenant.entity.CustomRole;

/**
 * A role that a tenant made, as the API shows it.
 *
 * @param id what members and invitations name as their role
 * @param permissions what it allows beside looking
 * @param holders user names of members, and addresses of who is invited into it
 */
public record RoleView(UUID id, String name, List<String> permissions, List<String> holders) {
  static RoleView of(CustomRole role, List<String> holders) {
    return new RoleView(
        role.id(), role.name(), List.of(CustomRole.names(role.rights().permissions())), holders);
  }
}
