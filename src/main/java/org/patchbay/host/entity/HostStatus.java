package org.patchbay.host.entity;

/** What an administrator sees of a host. */
public enum HostStatus {
  /** Seen lately, takes new containers. */
  READY,
  /** Seen lately, takes no new containers. */
  DISABLED,
  /** Does not answer: what is known is as old as it says. */
  UNREACHABLE,
  /** An administrator said that it is off and does not come back by itself. */
  LOST,
  /** An administrator said that it is there again; what it must not have any more goes first. */
  TIDYING
}
