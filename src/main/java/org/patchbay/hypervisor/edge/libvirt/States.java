package org.patchbay.hypervisor.edge.libvirt;

import org.patchbay.hypervisor.entity.MachineState;

/** libvirt's states of a machine (virDomainState), in our words. */
final class States {
  private static final int PAUSED = 3;
  private static final int SHUTDOWN = 4;
  private static final int SHUTOFF = 5;
  private static final int CRASHED = 6;
  private static final int SUSPENDED = 7;

  /** Why it is off (virDomainShutoffReason): its process died. */
  private static final int BECAUSE_CRASHED = 3;

  private States() {}

  static MachineState of(int state, int reason) {
    return switch (state) {
      case PAUSED, SUSPENDED -> MachineState.PAUSED;
      case SHUTDOWN -> MachineState.STOPPING;
      case SHUTOFF -> reason == BECAUSE_CRASHED ? MachineState.CRASHED : MachineState.OFF;
      case CRASHED -> MachineState.CRASHED;
      default -> MachineState.RUNNING;
    };
  }
}
