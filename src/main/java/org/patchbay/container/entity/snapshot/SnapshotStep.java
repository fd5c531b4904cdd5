package org.patchbay.container.entity.snapshot;

/** The steps in which a snapshot is taken or put back; each is idempotent. */
public enum SnapshotStep {
  /** The machine is not as it has to be; its own plan goes on. */
  NOT_YET,
  /** The data disk of a machine that is off becomes a volume of its own. */
  COPY,
  /** The same of one that runs, as it is at a moment. */
  BACK_UP,
  /** The copy is whole: it is a snapshot. */
  KEEP,
  /** Nobody wants it any more. */
  GIVE_UP,
  /** The snapshot becomes another data disk, beside the one that is there. */
  COPY_BACK,
  ASK_STOP,
  AWAIT_STOP,
  /** The guest had its time. */
  CUT,
  /** From here on the machine has the other data disk, and the one it had goes. */
  SWAP,
  /** It is not to be put back any more: what was copied for that goes. */
  LEAVE
}
