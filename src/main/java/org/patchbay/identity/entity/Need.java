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
  /** To be of the helpdesk, in a tenant that there is. */
  TENANT_HELPDESK,
  TENANT_OPERATOR,
  TENANT_OWNER;

  public boolean ofTenant() {
    return this == TENANT_VIEWER
        || this == TENANT_HELPDESK
        || this == TENANT_OPERATOR
        || this == TENANT_OWNER;
  }
}
