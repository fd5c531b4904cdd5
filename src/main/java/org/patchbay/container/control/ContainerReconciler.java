package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerPlan;
import org.patchbay.container.entity.ContainerStep;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.control.Hypervisors;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;

/** Look, plan, one step. The truth is the host's, never a flag of ours. */
@ApplicationScoped
public class ContainerReconciler implements Reconciler {
  public static final String KIND = "container";

  @Inject Containers containers;
  @Inject MachineSpecs specs;
  @Inject ContainerSteps steps;
  @Inject ContainerSightings sightings;
  @Inject Hypervisors hypervisors;
  @Inject ContainerMoveSteps moving;
  @Inject LostTurns lost;
  @Inject ContainerPlugs plugs;
  @Inject SnapshotTurns snapshots;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.container.stop-grace")
  Duration grace;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID id) {
    if (containers.find(id).isEmpty()) {
      return new Verdict.Gone();
    }
    ContainerView view = specs.view(id);
    return lost.turn(view).orElseGet(() -> turn(id, view));
  }

  private Verdict turn(UUID id, ContainerView view) {
    Container container = view.container();
    if (container.move().target().isPresent()) {
      return moving.turn(view);
    }
    if (container.move().isMigrating()) {
      return moving.calledBack(view);
    }
    // What serves comes first; what goes for good must leave nothing behind.
    if (container.retiring() && container.move().remains().isPresent()) {
      return moving.tidy(view);
    }
    Verdict verdict = step(id, view);
    return verdict instanceof Verdict.Settled ? settled(view) : verdict;
  }

  /** As wanted, as far as it is alone in the world. */
  private Verdict settled(ContainerView view) {
    plugs.letGo(view);
    if (view.awaiting()) {
      return plugs.await(view);
    }
    if (view.container().copiesData()) {
      // Whoever stops the machine, or changes their mind, nudges.
      return new Verdict.Wait(Duration.ofSeconds(5));
    }
    return view.container().move().remains().isPresent()
        ? moving.tidy(view)
        : new Verdict.Settled();
  }

  private Verdict step(UUID id, ContainerView view) {
    MachineSighting seen = hypervisors.of(view.host()).look(view.host(), view.spec());
    if (!seen.ours()) {
      throw Fault.of(FaultCode.NOT_OUR_MACHINE, view.container().name());
    }
    sightings.saw(id, seen);
    // What was just seen may have changed the wish's history (a machine that stopped is not
    // ready), so the plan reads it anew.
    Container now = containers.get(id);
    if (now.generation() != view.container().generation()) {
      // Something else is wished than what the step would go by.
      return new Verdict.Again();
    }
    Optional<Verdict> copying = snapshots.turn(view, now, seen);
    if (copying.isPresent()) {
      return copying.get();
    }
    ContainerStep step =
        ContainerPlan.next(now.wish(), seen, view.untold(), grace, clock.instant());
    return steps.take(step, view);
  }
}
