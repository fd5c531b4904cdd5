package org.patchbay.tenant.entity;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A role as it is at this moment: what its holder may. Of two roles neither may be the higher one.
 *
 * @param role the built-in role; null for a custom one
 * @param custom id of the custom role; null for a built-in one
 * @param title name of the custom role; null for a built-in one
 */
public record Rights(TenantRole role, UUID custom, String title, Set<Permission> permissions) {
  private static final Set<Permission> OWNERS =
      EnumSet.of(
          Permission.EXPORT,
          Permission.CAPS,
          Permission.MEMBERS,
          Permission.CONSENTS,
          Permission.APPEARANCE,
          Permission.OWN);

  public Rights {
    permissions = Set.copyOf(permissions);
  }

  /** A built-in role. */
  public static Rights of(TenantRole role) {
    return new Rights(role, null, null, builtIn(role));
  }

  private static Set<Permission> builtIn(TenantRole role) {
    return switch (role) {
      case VIEWER -> EnumSet.of(Permission.AUDIT);
      case OPERATOR -> EnumSet.complementOf(EnumSet.copyOf(OWNERS));
      case OWNER -> EnumSet.allOf(Permission.class);
    };
  }

  /** A custom role. */
  public static Rights of(UUID custom, String title, Set<Permission> permissions) {
    return new Rights(null, custom, title, permissions);
  }

  public boolean has(Permission permission) {
    return permissions.contains(permission);
  }

  /** Whether these are all that the others are, or more. */
  public boolean covers(Rights others) {
    return covers(others.permissions);
  }

  public boolean covers(Collection<Permission> others) {
    return permissions.containsAll(others);
  }

  /** No more than the others have, too. */
  public Rights within(Rights others) {
    if (others.covers(this)) {
      return this;
    }
    Set<Permission> both = EnumSet.noneOf(Permission.class);
    both.addAll(permissions);
    both.retainAll(others.permissions);
    return new Rights(both.equals(others.permissions) ? others.role : null, custom, title, both);
  }

  /** By what requests name it: name of the built-in role, or id of the custom one. */
  public String key() {
    return role == null ? Objects.toString(custom) : role.name();
  }

  /** How records and exports name it. */
  public String name() {
    return role == null ? Optional.ofNullable(title).orElse("-") : role.name();
  }

  public boolean isOwner() {
    return role == TenantRole.OWNER;
  }
}
