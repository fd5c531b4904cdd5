package org.patchbay.container.entity.hostmove;

/** The steps of a container to another host; each is idempotent. */
public enum HostMoveStep {
  /** Its image is on its way to the new host; it goes on serving meanwhile. */
  AWAIT_IMAGE,
  /** On the new host, while it goes on serving on the old one. */
  JOIN_NETWORKS,
  /** On the old host, where it goes on serving: what guards it has changed meanwhile. */
  GUARD,
  /** It goes while it runs; on the old host it is off and still defined afterwards. */
  MIGRATE,
  ASK_STOP,
  AWAIT_STOP,
  CUT,
  /** On the old host: from here on nothing there can start it behind our back. */
  FORGET_MACHINE,
  /** A copy may be older than its disk: it ran since. */
  DISCARD_COPY,
  COPY_DISK,
  /** Nobody is to start it on disks that are not there. */
  REPORT_LOSS,
  WRITE_SEED,
  DEFINE,
  /** All is there and as specified: from now on the new host, and no other, may run it. */
  CHANGE_HOST
}
