package org.patchbay.cluster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.operation.control.Operations;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;

/** Leads a cluster's nodes wave by wave, and ends a cluster whose containers are gone. */
@ApplicationScoped
public class ClusterReconciler implements Reconciler {
  public static final String KIND = "cluster";

  @Inject Clusters clusters;
  @Inject Retirement retirement;
  @Inject Marching marching;
  @Inject Refits refits;
  @Inject Departures departures;
  @Inject Operations operations;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Verdict turn(UUID id) {
    Optional<Cluster> cluster = clusters.find(id);
    if (cluster.isEmpty()) {
      return new Verdict.Gone();
    }
    if (!cluster.get().retiring()) {
      // Whoever arrives nudges; the pause is for a limit that passes, and for a nudge that was
      // lost.
      boolean done = marching.advance(id) && refits.advance(id) && departures.advance(id);
      return done ? new Verdict.Settled() : new Verdict.Wait(Duration.ofSeconds(5));
    }
    if (!retirement.finish(id)) {
      // The last container that goes nudges; this is for a nudge that was lost with a crash.
      return new Verdict.Wait(Duration.ofSeconds(30));
    }
    operations.line(KIND, id, "cluster.step.finish");
    return new Verdict.Gone();
  }
}
