package org.patchbay.tenant.entity;

/** What a member may do in a tenant; each role may all that the ones before it may. */
public enum TenantRole {
  VIEWER,
  OPERATOR,
  OWNER;

  public boolean covers(TenantRole needed) {
    return compareTo(needed) >= 0;
  }
}
