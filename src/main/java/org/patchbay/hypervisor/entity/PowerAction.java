package org.patchbay.hypervisor.entity;

/** What to do about a machine's power. */
public enum PowerAction {
  START,
  /** Ask the guest to shut down; returns at once. */
  STOP,
  /** Pull the plug. */
  CUT,
  /** Ask the guest to restart; returns at once. */
  REBOOT
}
