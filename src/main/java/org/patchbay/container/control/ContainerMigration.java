package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.patchbay.container.entity.hostmove.CallBackPlan;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.StepState;
import org.patchbay.reconcile.entity.Verdict;

/** A container that goes to another host while it runs. */
@ApplicationScoped
public class ContainerMigration {
  private static final Verdict AGAIN = new Verdict.Again();

  @Inject Hypervisors hypervisors;
  @Inject ContainerMoves moves;
  @Inject Operations operations;

  /** Both hosts are ready. Who calls it back meanwhile is heard at the next word of progress. */
  Verdict go(ContainerView here, ContainerView there) {
    UUID id = here.container().id();
    UUID target = there.host().id();
    if (!moves.migrating(id, target)) {
      return AGAIN;
    }
    try {
      hypervisors
          .of(here.host())
          .migrate(
              here.host(),
              there.host(),
              there.spec(),
              (done, all) -> moves.isMoving(id, target) && told(id, done >> 20, all >> 20));
    } catch (RuntimeException e) {
      if (moves.isMoving(id, target)) {
        throw e;
      }
      return AGAIN;
    }
    line(StepState.DONE, here, "container.move.step.migrate", there.hostName());
    return AGAIN;
  }

  private boolean told(UUID id, long mib, long all) {
    operations.line(
        StepState.RUNNING,
        ContainerReconciler.KIND,
        id,
        "container.move.memory",
        mib,
        Math.max(1, all));
    return true;
  }

  /**
   * It was called back; both hosts have to say where it is before anybody starts anything.
   *
   * @param there on the host it was to go to
   */
  Verdict calledBack(ContainerView here, ContainerView there) {
    UUID id = here.container().id();
    endOfHandover(here);
    switch (CallBackPlan.of(state(here), state(there))) {
      case FOLLOW -> {
        line(StepState.INFO, here, "container.move.followed", there.hostName());
        moves.follow(id);
      }
      case STAYS -> moves.stays(id);
    }
    return AGAIN;
  }

  /** A handover that nobody listens to any more is called off. */
  void endOfHandover(ContainerView here) {
    MachineState source = state(here);
    if (source == MachineState.RUNNING || source == MachineState.PAUSED) {
      hypervisors.of(here.host()).callOff(here.host(), here.spec().stamp());
    }
  }

  private MachineState state(ContainerView view) {
    return hypervisors.of(view.host()).look(view.host(), view.spec()).state();
  }

  private void line(StepState state, ContainerView view, String key, String host) {
    operations.line(state, ContainerReconciler.KIND, view.container().id(), key, host);
  }
}
