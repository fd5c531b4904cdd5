package org.patchbay.hypervisor.entity;

/** What a host says of a machine. */
public enum MachineState {
  ABSENT,
  OFF,
  RUNNING,
  PAUSED,
  STOPPING,
  CRASHED
}
