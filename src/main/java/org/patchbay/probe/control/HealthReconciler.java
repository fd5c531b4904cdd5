package org.patchbay.probe.control;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.container.control.ConsoleReading;
import org.patchbay.container.control.ContainerChanged;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;

/** Asks the nodes of one cluster, again and again, whichever portal instance has the turn. */
@ApplicationScoped
public class HealthReconciler implements Reconciler {
  public static final String KIND = "health";

  /** Sooner, while somebody waits for a node. */
  private static final Duration SOON = Duration.ofSeconds(2);

  /** Behind those who nudge the cluster: both rows are always locked in the same order. */
  private static final int LATER = 3000;

  @Inject Rounds rounds;
  @Inject Asking asking;
  @Inject HealthNotes notes;
  @Inject LastWords lastWords;
  @Inject ConsoleReading consoles;
  @Inject Nudges nudges;
  @Inject Event<HealthChanged> changed;

  @Inject
  @ConfigProperty(name = "patchbay.probe.every")
  Duration every;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID cluster) {
    List<Patient> patients = rounds.of(cluster);
    if (patients.isEmpty()) {
      return new Verdict.Gone();
    }
    HealthNotes.Noted noted = notes.note(cluster, patients, asking.ask(patients));
    if (noted.news()) {
      // After its transaction: whoever hears it may lock what others lock before a node's health.
      changed.fire(new HealthChanged(cluster));
    }
    boolean calm = noted.calm();
    if (!calm) {
      lastWords.due(patients.stream().map(Patient::container).toList()).forEach(consoles::recorded);
    }
    return new Verdict.Wait(calm || every.compareTo(SOON) < 0 ? every : SOON);
  }

  /** A container that is not as it was says something of its node; the first one begins it all. */
  void changed(@Observes @Priority(LATER) ContainerChanged event) {
    event
        .container()
        .clusterId()
        .ifPresent(id -> nudges.nudge(KIND, id, event.container().tenantId()));
  }
}
