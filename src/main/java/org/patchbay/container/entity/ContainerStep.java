package org.patchbay.container.entity;

/** The steps of a container's life on a host; each is idempotent. */
public enum ContainerStep {
  /** The networks its NICs are plugged into. */
  JOIN_NETWORKS,
  /** The image is still on its way to the host. */
  AWAIT_IMAGE,
  MAKE_DISK,
  MAKE_DATA_DISK,
  /** Its data disk is on its way from another container. */
  AWAIT_DATA,
  WRITE_SEED,
  DEFINE,
  /** What guards its public interfaces is not what is wanted, whoever changed it. */
  GUARD,
  /** Ready to start or to stop, but others of its cluster go first. */
  AWAIT_TURN,
  START,
  /** Runs; the guest agent has not answered yet. */
  AWAIT_AGENT,
  REBOOT,
  /** Interfaces it lacks are plugged in while it runs, and those it is not to have are pulled. */
  PLUG,
  /** The guest that runs is told of its interfaces; its next start finds them in its seed. */
  TELL,
  /** Give it what it lacks of its size, as far as can be done without a restart. */
  RESIZE,
  /** The guest is giving memory back. */
  AWAIT_SIZE,
  /** The guest keeps more than it should: it is asked again later. */
  LEAVE_SIZE,
  /** Ask the guest to shut down. */
  ASK_STOP,
  /** The guest is shutting down. */
  AWAIT_STOP,
  /** The guest had its time: pull the plug. */
  CUT,
  FORGET_MACHINE,
  FORGET_VOLUMES,
  /** Nothing of the machine is left: from here on it is made like a new one. */
  BEGIN_ANEW,
  /** What its next node is told is another seed. */
  FORGET_SEED,
  /** It is spare, and nothing is left of a machine. */
  VACATE,
  /** Nothing is left on the host: give back networks, addresses, quota and the row. */
  RELEASE,
  /** Its disk is gone: only a person can decide what now. */
  REPORT_LOSS,
  /** As wanted. */
  NOTHING
}
