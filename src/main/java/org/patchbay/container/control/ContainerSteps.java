package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.container.entity.ContainerStep;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.image.control.ImageCopies;
import org.patchbay.image.control.Library;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.StepState;
import org.patchbay.reconcile.entity.Verdict;

/** Does one step of the plan. */
@ApplicationScoped
public class ContainerSteps {
  private static final Verdict AGAIN = new Verdict.Again();
  private static final Verdict SETTLED = new Verdict.Settled();

  @Inject Hypervisors hypervisors;
  @Inject ContainerNetworks networks;
  @Inject ContainerVolumes volumes;
  @Inject ContainerSightings sightings;
  @Inject ContainerRelease release;
  @Inject SnapshotTurns snapshots;
  @Inject ContainerPlugs plugs;
  @Inject ImageCopies images;
  @Inject Library library;
  @Inject Operations operations;

  Verdict take(ContainerStep step, ContainerView view) {
    return switch (step) {
      case JOIN_NETWORKS -> done(step, view, () -> networks.join(view));
      case MAKE_DISK -> done(step, view, () -> volumes.makeDisk(view));
      case MAKE_DATA_DISK -> done(step, view, () -> volumes.makeDataDisk(view));
      case FORGET_SEED -> done(step, view, () -> volumes.forgetSeed(view));
      case VACATE -> done(step, view, () -> vacate(view));
      case AWAIT_DATA -> awaitData(view);
      case WRITE_SEED -> done(step, view, () -> writeSeed(view));
      case DEFINE -> done(step, view, () -> define(view));
      case GUARD -> done(step, view, () -> door(view).guard(view.host(), view.spec()));
      case FORGET_MACHINE -> done(step, view, () -> door(view).forget(view.host(), stamp(view)));
      case FORGET_VOLUMES -> done(step, view, () -> volumes.forget(view));
      case START, ASK_STOP, CUT, REBOOT -> done(step, view, () -> power(step, view));
      case AWAIT_IMAGE -> awaitImage(view);
      case AWAIT_TURN -> awaitTurn(view);
      case BEGIN_ANEW -> done(step, view, () -> sightings.wiped(view.container().id()));
      case AWAIT_AGENT -> awaitAgent(view);
      case PLUG -> plugs.plug(view);
      case TELL -> plugs.tell(view);
      case RESIZE -> resize(view);
      case LEAVE_SIZE -> leaveSize(view);
      case AWAIT_STOP, AWAIT_SIZE -> new Verdict.Wait(Duration.ofSeconds(1));
      case RELEASE -> release(view);
      case REPORT_LOSS -> throw Fault.of(FaultCode.DISK_LOST, view.container().name());
      case NOTHING -> SETTLED;
    };
  }

  private Verdict done(ContainerStep step, ContainerView view, Runnable work) {
    work.run();
    journal(step, view);
    return AGAIN;
  }

  private void writeSeed(ContainerView view) {
    volumes.writeSeed(view);
    sightings.seeded(view.container().id(), view.container().seeds());
  }

  /** While its addresses are still its own: who takes them plugs them in elsewhere. */
  private void vacate(ContainerView view) {
    networks.leave(view);
    sightings.vacated(view.container().id());
  }

  private void define(ContainerView view) {
    // Written before it is true: from here on a machine without its disk is a loss.
    sightings.defined(view.container().id());
    door(view).define(view.host(), view.spec());
  }

  private void power(ContainerStep step, ContainerView view) {
    UUID id = view.container().id();
    switch (step) {
      case START -> act(view, PowerAction.START);
      case CUT -> act(view, PowerAction.CUT);
      case ASK_STOP -> {
        act(view, PowerAction.STOP);
        sightings.stopAsked(id);
      }
      case REBOOT -> {
        act(view, PowerAction.REBOOT);
        sightings.rebooted(id);
      }
      default -> throw new IllegalArgumentException(step.name());
    }
  }

  private void act(ContainerView view, PowerAction action) {
    door(view).power(view.host(), stamp(view), action);
  }

  /** Noted only when it is done: while it is refused it is tried again and told. */
  private Verdict resize(ContainerView view) {
    door(view).resize(view.host(), view.spec());
    sightings.resizeAsked(view.container().id());
    ContainerSize size = view.container().size();
    operations.line(
        ContainerReconciler.KIND,
        view.container().id(),
        "container.step.resize",
        size.vcpus(),
        size.memoryMiB(),
        size.diskGiB());
    return AGAIN;
  }

  private Verdict leaveSize(ContainerView view) {
    operations.line(
        StepState.INFO,
        ContainerReconciler.KIND,
        view.container().id(),
        "container.step.leave_size");
    return SETTLED;
  }

  private Verdict awaitImage(ContainerView view) {
    library.requireFile(view.container().imageId());
    VolumeRef backing = view.spec().disk().backing();
    images.want(view.container().imageId(), view.host().id(), backing.pool());
    operations.line(ContainerReconciler.KIND, view.container().id(), "container.step.await_image");
    return new Verdict.Wait(Duration.ofSeconds(5));
  }

  /** Whoever releases it nudges; the pause is for a nudge that was lost with a crash. */
  private Verdict awaitTurn(ContainerView view) {
    operations.line(
        StepState.INFO,
        ContainerReconciler.KIND,
        view.container().id(),
        "container.step.await_turn");
    return new Verdict.Wait(Duration.ofSeconds(30));
  }

  /** Whoever brings it nudges. */
  private Verdict awaitData(ContainerView view) {
    operations.line(
        StepState.INFO,
        ContainerReconciler.KIND,
        view.container().id(),
        "container.step.await_data");
    return new Verdict.Wait(Duration.ofSeconds(30));
  }

  private Verdict awaitAgent(ContainerView view) {
    if (!door(view).agentAnswers(view.host(), stamp(view))) {
      return new Verdict.Wait(Duration.ofMillis(400));
    }
    sightings.ready(view.container().id());
    journal(ContainerStep.AWAIT_AGENT, view);
    return AGAIN;
  }

  /** What a step that died half-way left behind is in no sighting, so all is forgotten again. */
  private Verdict release(ContainerView view) {
    door(view).forget(view.host(), stamp(view));
    volumes.forget(view);
    networks.leave(view);
    if (snapshots.goWith(view)) {
      return snapshots.await(view);
    }
    journal(ContainerStep.RELEASE, view);
    release.release(view.container().id());
    return new Verdict.Gone();
  }

  private void journal(ContainerStep step, ContainerView view) {
    Container container = view.container();
    operations.line(
        ContainerReconciler.KIND,
        container.id(),
        "container.step." + step.name().toLowerCase(Locale.ROOT));
  }

  private Hypervisor door(ContainerView view) {
    HostAddress host = view.host();
    return hypervisors.of(host);
  }

  private static Stamp stamp(ContainerView view) {
    return view.spec().stamp();
  }
}
