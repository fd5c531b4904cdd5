package org.patchbay.membership.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.patchbay.tenant.control.CustomRoles;
import org.patchbay.tenant.control.Roles;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.CustomRole;
import org.patchbay.tenant.entity.Member;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.tenant.entity.RoleWish;
import org.patchbay.tenant.entity.TenantRole;

/** Roles and who has them, as lists show them. */
@RequestScoped
public class RoleLines {
  @Inject CustomRoles custom;
  @Inject Roles roles;
  @Inject Tenants tenants;
  @Inject RoleNames names;

  /**
   * A role and who has it.
   *
   * @param key by which addresses name it
   * @param words what its holders may
   */
  public record Line(String key, String title, String words, List<String> holders) {}

  List<Line> own(UUID tenant) {
    Map<UUID, List<String>> holders = custom.holders(tenant);
    return roles.made(tenant).stream()
        .map(role -> line(role.rights(), holders.getOrDefault(role.id(), List.of())))
        .toList();
  }

  List<Line> builtIn(UUID tenant) {
    List<Member> members = tenants.members(tenant);
    return Arrays.stream(TenantRole.values())
        .map(role -> line(Rights.of(role), holders(members, role)))
        .toList();
  }

  private static List<String> holders(List<Member> members, TenantRole role) {
    return members.stream()
        .filter(member -> member.roleKey().equals(role.name()))
        .map(member -> member.username())
        .toList();
  }

  private Line line(Rights rights, List<String> holders) {
    var named = names.named(rights);
    return new Line(rights.key(), named.title(), named.words(), holders);
  }

  /** As it is. */
  RoleWish wish(CustomRole role) {
    return new RoleWish(role.name(), List.of(CustomRole.names(role.rights().permissions())));
  }
}
