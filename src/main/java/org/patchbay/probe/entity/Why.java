package org.patchbay.probe.entity;

/** Why a node is as it is: the message {@code probe.why.X}. */
public enum Why {
  /** All roles answer. */
  WELL,
  /** Role, port, what was said, how many more; as the three below. */
  TROUBLED,
  REFUSED,
  SILENT,
  /** The guest agent: role and port in vain, and how many more. */
  UNTOLD,
  FORBIDDEN,
  /** A file of its recipe's is not there: which. */
  UNFINISHED,
  /** Nobody can tell whether the file is there. */
  FINISH_UNTOLD,
  /** Its roles have no probes. */
  NOTHING_TO_ASK,
  /** Its container is being made. */
  PREPARING,
  /** Its container boots. */
  STARTING,
  /** It had the time its recipe allows and is not there. */
  LATE,
  /** Its container. */
  STOPPED,
  DOWN,
  MISSING,
  /** The container's host does not answer. */
  HOST_UNKNOWN,
  HOST_LOST,
  /** Nobody has asked it for too long. */
  STALE
}
