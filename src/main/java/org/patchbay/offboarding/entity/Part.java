package org.patchbay.offboarding.entity;

/** What has to go of a tenant that leaves, in the order in which it goes. */
public enum Part {
  CLUSTERS,
  CONTAINERS,
  ADDRESSES,
  SEGMENTS,
  /** Members, invitations, tokens, consents, its appearance, what was set apart for it. */
  RIGHTS,
  /** At the identity provider. */
  ORGANIZATION,
  QUOTAS
}
