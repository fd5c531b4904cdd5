package org.patchbay.helpdesk.entity;

/** How far a request of the helpdesk is. */
public enum HelpState {
  /** Waits for the tenant's answer. */
  OPEN,
  /** Granted, and its time runs. */
  ACTIVE,
  REFUSED,
  /** By whoever asked, before it was answered. */
  WITHDRAWN,
  /** By the tenant, before its time was over. */
  REVOKED,
  /** By whoever asked, before its time was over. */
  GIVEN_BACK,
  /** Its time is over. */
  OVER
}
