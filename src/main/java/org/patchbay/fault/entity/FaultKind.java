package org.patchbay.fault.entity;

/** Whose move it is after a fault, and with it what the engine does. */
public enum FaultKind {
  /** The thing is not there, or must not be seen by this caller. The user's move. */
  NOT_FOUND(404, true),
  /** The input is wrong. The user's move. */
  INVALID(422, true),
  /** It has to be known more surely who asks. The user's move. */
  UNCONFIRMED(401, true),
  /** Seen, but not allowed. The user's move. */
  FORBIDDEN(403, true),
  /** The world is not as the request assumes. The user's move. */
  CONFLICT(409, true),
  /** The tenant's limit is reached. The tenant's move. */
  QUOTA(409, true),
  /** No host or pool has room. The platform's move; the engine retries slowly. */
  NO_CAPACITY(409, false),
  /** The other side does not answer. The engine backs off; the state is unknown, not failed. */
  UNREACHABLE(503, false),
  /** The hypervisor said no. Some retries, then terminal with an alarm. */
  REFUSED(502, false),
  /** Our defect. Terminal, with a reference for the user and the stack in the log. */
  BUG(500, true);

  private final int status;
  private final boolean terminal;

  FaultKind(int status, boolean terminal) {
    this.status = status;
    this.terminal = terminal;
  }

  /** The HTTP status that stands for this kind. */
  public int status() {
    return status;
  }

  /** True when retrying without a change of the wish is pointless. */
  public boolean terminal() {
    return terminal;
  }
}
