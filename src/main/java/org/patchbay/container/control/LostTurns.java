package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.HostMove;
import org.patchbay.container.entity.lost.LostPlan;
import org.patchbay.container.entity.lost.LostStep;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.StepState;
import org.patchbay.reconcile.entity.Verdict;

/** The turn of a container that has to do with a lost host: nothing may wait for that for ever. */
@ApplicationScoped
public class LostTurns {
  private static final Verdict AGAIN = new Verdict.Again();

  @Inject LostSteps steps;
  @Inject ContainerMigration migration;
  @Inject SnapshotTurns snapshots;
  @Inject Operations operations;

  /** Empty when none of its hosts is lost. */
  Optional<Verdict> turn(ContainerView view) {
    Container container = view.container();
    HostMove move = container.move();
    if (isGone(move.target())) {
      return Optional.of(goBack(view));
    }
    if (steps.isGone(container.hostId())) {
      return Optional.of(withoutHost(view));
    }
    return isGone(move.remains()) ? Optional.of(leaveRemains(view)) : Optional.empty();
  }

  private boolean isGone(Optional<UUID> host) {
    return host.filter(steps::isGone).isPresent();
  }

  private Verdict withoutHost(ContainerView view) {
    Container container = view.container();
    UUID id = container.id();
    LostStep step = LostPlan.next(view.wish(), container.seenState(), container.move().isCopied());
    return switch (step) {
      case NOTHING -> new Verdict.Settled();
      case LET_GO -> letGo(view);
      case TAKE_AS_OFF -> done(step, view, () -> steps.takeAsOff(id));
      case GO_ON -> done(step, view, () -> steps.goOn(id));
      case AWAIT_DECISION -> throw Fault.of(FaultCode.HOST_LOST, view.hostName(), container.name());
    };
  }

  private Verdict letGo(ContainerView view) {
    if (steps.awaitsSnapshots(view.container().id())) {
      return snapshots.await(view);
    }
    tell(LostStep.LET_GO, view);
    steps.letGo(view.container().id());
    return new Verdict.Gone();
  }

  private Verdict goBack(ContainerView view) {
    steps.goBack(view.container().id());
    line("go_back", view);
    return AGAIN;
  }

  /** Its own host is there: what the two had begun between them has no other end any more. */
  private Verdict leaveRemains(ContainerView view) {
    if (view.container().move().isMigrating()) {
      migration.endOfHandover(view);
    }
    steps.leaveRemains(view.container().id());
    line("leave_remains", view);
    return AGAIN;
  }

  private Verdict done(LostStep step, ContainerView view, Runnable work) {
    work.run();
    tell(step, view);
    return AGAIN;
  }

  private void tell(LostStep step, ContainerView view) {
    line(step.name().toLowerCase(Locale.ROOT), view);
  }

  private void line(String step, ContainerView view) {
    operations.line(
        StepState.DONE,
        ContainerReconciler.KIND,
        view.container().id(),
        "container.lost.step." + step,
        view.hostName());
  }
}
