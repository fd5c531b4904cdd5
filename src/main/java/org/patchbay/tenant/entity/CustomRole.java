package org.patchbay.tenant.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** A role that a tenant made itself. */
@Entity
@Table(name = "tenant_role")
public class CustomRole {
  @Id UUID id;
  UUID tenantId;
  String name;
  String[] permissions;

  protected CustomRole() {}

  public CustomRole(UUID tenantId, RoleWish wish) {
    this.id = UUID.randomUUID();
    this.tenantId = tenantId;
    becomes(wish);
  }

  /** What its holders may from now on, and how it is called. */
  public void becomes(RoleWish wish) {
    name = wish.name();
    permissions = names(wish.granted());
  }

  /** In one order. */
  public static String[] names(Collection<Permission> some) {
    return some.stream().sorted().map(Enum::name).toArray(String[]::new);
  }

  public static Set<Permission> named(String[] names) {
    Set<Permission> some = EnumSet.noneOf(Permission.class);
    Arrays.stream(names).map(Permission::valueOf).forEach(some::add);
    return some;
  }

  public UUID id() {
    return id;
  }

  public UUID tenantId() {
    return tenantId;
  }

  public String name() {
    return name;
  }

  public Rights rights() {
    return Rights.of(id, name, named(permissions));
  }
}
