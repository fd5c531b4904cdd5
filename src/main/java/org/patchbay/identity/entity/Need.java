package org.patchbay.identity.entity;

/** What a route asks of whoever calls it. */
public enum Need {
  /** Nothing. */
  EVERYONE,
  /** To be signed in; the method itself looks at what the caller may see. */
  SIGNED_IN,
  PLATFORM_ADMIN,
  HELPDESK,
  /** To belong to the tenant in the path; a platform administrator may look, too. */
  TENANT_VIEWER,
  TENANT_OPERATOR,
  TENANT_OWNER;

  public boolean ofTenant() {
    return this == TENANT_VIEWER || this == TENANT_OPERATOR || this == TENANT_OWNER;
  }
}
