package org.patchbay.container.entity;

import org.patchbay.hypervisor.entity.MachineState;

/** What people see of a container: computed from the wish and what was seen, set by nobody. */
public enum ContainerStatus {
  /** Its machine is being made. */
  PREPARING,
  /** Its machine runs, the guest agent has not answered yet. */
  STARTING,
  RUNNING,
  STOPPING,
  STOPPED,
  /** No node runs in it; it waits for one. */
  FREE,
  /** Wanted up, but it is not. */
  DOWN,
  /** Wanted down, but it runs. */
  UP,
  /** Its machine was there and is gone from the host. */
  MISSING,
  /** The host does not answer. */
  UNKNOWN,
  /** Its host is said to be lost: it can be recovered on another. */
  LOST,
  REMOVING;

  /**
   * The status; total.
   *
   * @param seen what the host said last
   * @param hostKnown whether what the host said is fresh
   */
  public static ContainerStatus of(ContainerWish wish, MachineState seen, boolean hostKnown) {
    if (!hostKnown) {
      return UNKNOWN;
    }
    if (wish.retiring()) {
      return REMOVING;
    }
    if (wish.spare()) {
      return spare(wish, seen);
    }
    if (seen == MachineState.ABSENT) {
      return wish.wasReady() ? MISSING : PREPARING;
    }
    if (wish.wiping()) {
      return PREPARING;
    }
    return wish.power() == Power.ON ? wantedOn(wish, seen) : wantedOff(wish, seen);
  }

  private static ContainerStatus spare(ContainerWish wish, MachineState seen) {
    return switch (seen) {
      case RUNNING, PAUSED, STOPPING -> STOPPING;
      case OFF, CRASHED, ABSENT -> wish.vacant() ? FREE : PREPARING;
    };
  }

  private static ContainerStatus wantedOn(ContainerWish wish, MachineState seen) {
    return switch (seen) {
      case RUNNING -> refit(wish, STOPPING, wish.ready() ? RUNNING : STARTING);
      case STOPPING -> STOPPING;
      case OFF, ABSENT ->
          wish.wasReady() ? refit(wish, STARTING, waitingOr(wish, STARTING, DOWN)) : PREPARING;
      case CRASHED, PAUSED -> DOWN;
    };
  }

  private static ContainerStatus wantedOff(ContainerWish wish, MachineState seen) {
    return switch (seen) {
      case RUNNING, PAUSED ->
          wish.stopAskedAt().isPresent() ? STOPPING : waitingOr(wish, STOPPING, UP);
      case STOPPING -> STOPPING;
      case OFF, CRASHED, ABSENT -> STOPPED;
    };
  }

  /** One that is restarted to get another size is on its way, too. */
  private static ContainerStatus refit(
      ContainerWish wish, ContainerStatus onItsWay, ContainerStatus otherwise) {
    boolean refits = wish.sizing().filter(SizeWish::refitting).isPresent();
    boolean asked = wish.stopAskedAt().isPresent() || onItsWay == STARTING;
    return refits && asked ? onItsWay : otherwise;
  }

  /** One that waits for its wave is on its way and not out of step. */
  private static ContainerStatus waitingOr(
      ContainerWish wish, ContainerStatus waiting, ContainerStatus otherwise) {
    return wish.held() ? waiting : otherwise;
  }
}
