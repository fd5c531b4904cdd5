package org.patchbay.identity.entity;

/**
 * What staff may be allowed to do for a tenant, by its consent. All of it is an operator's; who
 * belongs to the tenant, its tokens, quotas, and whether something is made or retired is never
 * among it.
 */
public enum HelpDeed {
  /** Start, stop and restart. */
  POWER,
  /** Read the serial console. */
  CONSOLE,
  /** Change a cluster: its nodes, where they run, what it relies on, how it goes on. */
  CHANGE,
  /** Give a container another size or host. */
  RESIZE,
  /** Read and change the rules of a node's firewall. */
  FIREWALL,
  /** Recover what was on a lost host. */
  RECOVER,
  /** Cancel operations, and try them again. */
  OPERATIONS
}
