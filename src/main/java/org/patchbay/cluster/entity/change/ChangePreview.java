package org.patchbay.cluster.entity.change;

import java.util.List;
import java.util.stream.Collectors;
import org.patchbay.cluster.entity.Fingerprint;
import org.patchbay.cluster.entity.Judged;
import org.patchbay.cluster.entity.Obstacle;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.cluster.entity.QuotaChange;
import org.patchbay.cluster.entity.topology.Violation;

/**
 * What a change of a cluster will do, as a difference to what is.
 *
 * @param cluster its name
 * @param arrivals containers that are made
 * @param departures nodes that go, after all arrivals have come up
 * @param promotions masters that change
 * @param reassignments nodes that get other roles
 * @param resizings nodes whose containers get another size
 * @param interruptions by role, of nodes that go or restart
 * @param unchanged how many nodes stay as they are
 * @param quotas what it takes of them, by name; what departures give back comes later
 */
public record ChangePreview(
    String cluster,
    List<PlannedContainer> arrivals,
    List<Departure> departures,
    List<Promotion> promotions,
    List<Reassignment> reassignments,
    List<Resizing> resizings,
    List<Interruption> interruptions,
    int unchanged,
    List<QuotaChange> quotas,
    List<Violation> violations,
    List<Obstacle> obstacles)
    implements Judged {
  public ChangePreview {
    arrivals = List.copyOf(arrivals);
    departures = List.copyOf(departures);
    promotions = List.copyOf(promotions);
    reassignments = List.copyOf(reassignments);
    resizings = List.copyOf(resizings);
    interruptions = List.copyOf(interruptions);
    quotas = List.copyOf(quotas);
    violations = List.copyOf(violations);
    obstacles = List.copyOf(obstacles);
  }

  /** True when it would change nothing. */
  public boolean isEmpty() {
    return arrivals.isEmpty()
        && departures.isEmpty()
        && promotions.isEmpty()
        && reassignments.isEmpty()
        && resizings.isEmpty();
  }

  @Override
  public String id() {
    return Fingerprint.of(
        arrivals.stream().map(ChangePreview::promise).collect(Collectors.joining("\n"))
            + departures
            + promotions
            + reassignments
            + resizings
            + violations.stream().map(Violation::confirmation).toList()
            + obstacles);
  }

  /** How many nodes are restarted one after the other. */
  public long restarts() {
    return resizings.stream().filter(Resizing::restarts).count();
  }

  private static String promise(PlannedContainer planned) {
    return planned.node() + " " + planned.placing().host() + " " + planned.promise();
  }
}
