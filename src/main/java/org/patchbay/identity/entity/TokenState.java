package org.patchbay.identity.entity;

/** Whether an API token opens anything. */
public enum TokenState {
  ACTIVE,
  EXPIRED,
  REVOKED
}
