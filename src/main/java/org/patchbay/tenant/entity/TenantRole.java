package org.patchbay.tenant.entity;

import java.util.Arrays;

/** What a member may do in a tenant; each role may all that the ones before it may. */
public enum TenantRole {
  VIEWER,
  OPERATOR,
  OWNER;

  /** The role of this name; null, which no roster accepts, when there is none. */
  public static TenantRole named(String name) {
    return Arrays.stream(values())
        .filter(role -> role.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
