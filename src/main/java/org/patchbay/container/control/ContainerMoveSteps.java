package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.container.entity.hostmove.HostMovePlan;
import org.patchbay.container.entity.hostmove.HostMoveSight;
import org.patchbay.container.entity.hostmove.HostMoveStep;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.image.control.ImageCopies;
import org.patchbay.image.control.Library;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.StepState;
import org.patchbay.reconcile.entity.Verdict;

/**
 * Takes a container to another host, its disk copied while it is stopped. Both hosts are looked at
 * in each turn: while one of them does not answer, nothing happens.
 */
@ApplicationScoped
public class ContainerMoveSteps {
  private static final Verdict AGAIN = new Verdict.Again();

  @Inject MachineSpecs specs;
  @Inject Hypervisors hypervisors;
  @Inject ContainerNetworks networks;
  @Inject ContainerVolumes volumes;
  @Inject ContainerSightings sightings;
  @Inject ContainerMoves moves;
  @Inject ContainerCopies copies;
  @Inject ImageCopies images;
  @Inject Library library;
  @Inject ContainerMigration migration;
  @Inject Operations operations;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.container.stop-grace")
  Duration grace;

  Verdict turn(ContainerView here) {
    UUID id = here.container().id();
    ContainerView there = specs.viewThere(id);
    MachineSighting source = look(here);
    MachineSighting target = look(there);
    sightings.saw(id, target.state() == MachineState.RUNNING ? target : source);
    // What was just seen may have changed what was asked of the guest.
    var now = specs.view(id).container();
    HostMoveSight sight =
        new HostMoveSight(
            source, target, now.move().isCopied(), now.move().shares(), now.wish().stopAskedAt());
    HostMoveStep step = HostMovePlan.next(sight, grace, clock.instant());
    return take(step, here, there);
  }

  private MachineSighting look(ContainerView view) {
    MachineSighting seen = door(view).look(view.host(), view.spec());
    if (!seen.ours()) {
      throw Fault.of(FaultCode.NOT_OUR_MACHINE, view.container().name());
    }
    return seen;
  }

  private Verdict take(HostMoveStep step, ContainerView here, ContainerView there) {
    UUID target = there.host().id();
    UUID id = here.container().id();
    return switch (step) {
      case AWAIT_IMAGE -> awaitImage(there);
      case AWAIT_STOP -> new Verdict.Wait(Duration.ofSeconds(1));
      case JOIN_NETWORKS -> done(step, there, () -> networks.join(there));
      case ASK_STOP, CUT -> done(step, here, () -> stop(step, here));
      case FORGET_MACHINE ->
          done(step, here, () -> door(here).forget(here.host(), here.spec().stamp()));
      case GUARD -> done(step, here, () -> door(here).guard(here.host(), here.spec()));
      case DISCARD_COPY -> done(step, there, () -> moves.copied(id, target, false));
      case MIGRATE -> migration.go(here, there);
      case REPORT_LOSS -> throw Fault.of(FaultCode.DISK_LOST, here.container().name());
      case COPY_DISK -> done(step, there, () -> copies.bring(here, there));
      case WRITE_SEED -> done(step, there, () -> volumes.writeSeed(there));
      case DEFINE -> done(step, there, () -> door(there).define(there.host(), there.spec()));
      case CHANGE_HOST -> done(step, there, () -> moves.changeHost(id, target));
    };
  }

  private Verdict done(HostMoveStep step, ContainerView view, Runnable work) {
    work.run();
    line(StepState.DONE, step.name(), view);
    return AGAIN;
  }

  private void stop(HostMoveStep step, ContainerView here) {
    PowerAction action = step == HostMoveStep.CUT ? PowerAction.CUT : PowerAction.STOP;
    door(here).power(here.host(), here.spec().stamp(), action);
    if (step == HostMoveStep.ASK_STOP) {
      sightings.stopAsked(here.container().id());
    }
  }

  private Verdict awaitImage(ContainerView there) {
    library.requireFile(there.container().imageId());
    VolumeRef backing = there.spec().disk().backing();
    images.want(there.container().imageId(), there.host().id(), backing.pool());
    line(StepState.INFO, "AWAIT_IMAGE", there);
    return new Verdict.Wait(Duration.ofSeconds(5));
  }

  /**
   * What was left on the other host goes: after a move the old one, after a change of mind the new.
   */
  Verdict tidy(ContainerView view) {
    ContainerView left = specs.viewLeft(view.container().id());
    door(left).forget(left.host(), left.spec().stamp());
    if (!view.container().move().shares()) {
      volumes.forgetAll(left);
    }
    networks.leave(left);
    line(StepState.DONE, "TIDY", left);
    moves.tidied(view.container().id());
    return AGAIN;
  }

  /** Called back while the hosts were at it: looked at when they have ended. */
  Verdict calledBack(ContainerView view) {
    return migration.calledBack(view, specs.viewLeft(view.container().id()));
  }

  private void line(StepState state, String step, ContainerView view) {
    operations.line(
        state,
        ContainerReconciler.KIND,
        view.container().id(),
        "container.move.step." + step.toLowerCase(Locale.ROOT),
        view.hostName());
  }

  private Hypervisor door(ContainerView view) {
    return hypervisors.of(view.host());
  }
}
