package org.patchbay.hypervisor.edge.simulated;

/** What befell a machine without anybody asking for it. */
enum Mishap {
  /** Its process died. */
  CRASHED,
  /** The host paused it, as it does when the disk is full. */
  PAUSED,
  /** It runs, but its guest hears neither the agent nor the power button. */
  HUNG
}
