package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerStep;
import org.patchbay.container.entity.Power;
import org.patchbay.container.entity.snapshot.Snapshot;
import org.patchbay.container.entity.snapshot.SnapshotPlan;
import org.patchbay.container.entity.snapshot.SnapshotPlan.Sight;
import org.patchbay.container.entity.snapshot.SnapshotStep;
import org.patchbay.fault.entity.Fault;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.DataDisk;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.StepState;
import org.patchbay.reconcile.entity.Verdict;

/**
 * Takes a snapshot, or puts one back, in the turns of the container whose data it is: so nobody
 * starts its machine meanwhile.
 */
@ApplicationScoped
public class SnapshotTurns {
  private static final Verdict AGAIN = new Verdict.Again();

  @Inject Snapshots snapshots;
  @Inject SnapshotNotes notes;
  @Inject ContainerSteps steps;
  @Inject Hypervisors hypervisors;
  @Inject Operations operations;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.container.stop-grace")
  Duration grace;

  /** Empty when the container's own plan is to go on. */
  Optional<Verdict> turn(ContainerView view, Container now, MachineSighting seen) {
    boolean due = now.copiesData() && !now.retiring() && view.spec().data().isPresent();
    return due
        ? snapshots.underWay(now.id()).flatMap(snapshot -> turn(snapshot, view, now, seen))
        : Optional.empty();
  }

  private Optional<Verdict> turn(
      Snapshot snapshot, ContainerView view, Container now, MachineSighting seen) {
    boolean copied = door(view).hasVolume(view.host(), volume(view, snapshot.target()));
    Sight sight =
        new Sight(
            snapshot.state(),
            snapshot.takenBack(),
            copied,
            seen.state(),
            now.power() == Power.ON,
            now.wish().stopAskedAt());
    SnapshotStep step = SnapshotPlan.next(sight, grace, clock.instant());
    return step == SnapshotStep.COPY_BACK
        ? copiedBack(snapshot, view, sight)
        : take(step, snapshot, view);
  }

  /** What has no room, say, keeps no machine from being started or stopped. */
  private Optional<Verdict> copiedBack(Snapshot snapshot, ContainerView view, Sight sight) {
    try {
      return take(SnapshotStep.COPY_BACK, snapshot, view);
    } catch (Fault fault) {
      if (sight.asWished()) {
        throw fault;
      }
      return Optional.empty();
    }
  }

  private Optional<Verdict> take(SnapshotStep step, Snapshot snapshot, ContainerView view) {
    return switch (step) {
      case NOT_YET -> Optional.empty();
      case COPY -> done(step, view, () -> copy(view, data(view).volume(), snapshot.target()));
      case BACK_UP -> backedUp(snapshot, view);
      case KEEP -> done(step, view, () -> notes.kept(snapshot, size(view, snapshot)));
      case GIVE_UP -> done(step, view, () -> giveUp(snapshot, view));
      case COPY_BACK -> done(step, view, () -> copyBack(snapshot, view));
      case ASK_STOP -> Optional.of(steps.take(ContainerStep.ASK_STOP, view));
      case AWAIT_STOP -> Optional.of(steps.take(ContainerStep.AWAIT_STOP, view));
      case CUT -> Optional.of(steps.take(ContainerStep.CUT, view));
      case SWAP -> done(step, view, () -> notes.swapped(snapshot));
      case LEAVE -> done(step, view, () -> leave(snapshot, view));
    };
  }

  private Optional<Verdict> backedUp(Snapshot snapshot, ContainerView view) {
    try {
      return done(SnapshotStep.BACK_UP, view, () -> backUp(snapshot, view));
    } catch (Fault fault) {
      if (notes.isWanted(snapshot)) {
        throw fault;
      }
      return Optional.of(AGAIN);
    }
  }

  private Optional<Verdict> done(SnapshotStep step, ContainerView view, Runnable work) {
    work.run();
    operations.line(
        ContainerReconciler.KIND,
        view.container().id(),
        "container.snapshot.step." + step.name().toLowerCase(Locale.ROOT));
    return Optional.of(AGAIN);
  }

  /** For as long as it is wanted: whoever stops the machine meanwhile does not wait for it. */
  private void backUp(Snapshot snapshot, ContainerView view) {
    VolumeRef copy = volume(view, snapshot.target());
    door(view).backUp(view.host(), view.spec(), copy, (done, all) -> told(snapshot, done, all));
  }

  private boolean told(Snapshot snapshot, long done, long all) {
    operations.line(
        StepState.RUNNING,
        ContainerReconciler.KIND,
        snapshot.containerId(),
        "container.snapshot.progress",
        tenths(done, all));
    return notes.isWanted(snapshot);
  }

  /** In steps of ten per cent: each is a line of the journal. */
  private static long tenths(long done, long all) {
    return all <= 0 ? 0 : Math.min(100, done * 10 / all * 10);
  }

  /** Whoever began it may have died since; what is half copied goes with the snapshot. */
  private void giveUp(Snapshot snapshot, ContainerView view) {
    door(view).callOff(view.host(), view.spec().stamp());
    notes.givenUp(snapshot);
  }

  private void copyBack(Snapshot snapshot, ContainerView view) {
    copy(view, volume(view, snapshot.volume()), snapshot.target());
  }

  /** At least as large as the data disk is to be. */
  private void copy(ContainerView view, VolumeRef from, String to) {
    door(view).copyDisk(view.host(), from, volume(view, to), data(view).sizeGiB());
  }

  private long size(ContainerView view, Snapshot snapshot) {
    return door(view).sizeOf(view.host(), volume(view, snapshot.volume()));
  }

  private void leave(Snapshot snapshot, ContainerView view) {
    forgetFresh(snapshot, view);
    notes.left(snapshot);
  }

  private void forgetFresh(Snapshot snapshot, ContainerView view) {
    snapshot
        .fresh()
        .ifPresent(disk -> door(view).forgetVolume(view.host(), volume(view, snapshot.target())));
  }

  /** Of a container that is to go: its snapshots go before it. True while there are any. */
  boolean goWith(ContainerView view) {
    view.spec()
        .data()
        .flatMap(data -> snapshots.underWay(view.container().id()))
        .ifPresent(snapshot -> forgetFresh(snapshot, view));
    return snapshots.deleteAll(view.container().id());
  }

  /** The last one that goes nudges. */
  Verdict await(ContainerView view) {
    operations.line(
        StepState.INFO,
        ContainerReconciler.KIND,
        view.container().id(),
        "container.snapshot.step.await_gone");
    return new Verdict.Wait(Duration.ofSeconds(10));
  }

  private static DataDisk data(ContainerView view) {
    return view.spec().data().orElseThrow();
  }

  /** Snapshots lie beside the disk. */
  private static VolumeRef volume(ContainerView view, String name) {
    return data(view).volume().beside(name);
  }

  private Hypervisor door(ContainerView view) {
    return hypervisors.of(view.host());
  }
}
