package org.patchbay.cluster.boundary;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.patchbay.cluster.boundary.PlanJson.AddressJson;
import org.patchbay.cluster.boundary.PlanJson.ObstacleJson;
import org.patchbay.cluster.boundary.PlanJson.PlacementJson;
import org.patchbay.cluster.boundary.PlanJson.QuotaJson;
import org.patchbay.cluster.boundary.PlanJson.ViolationJson;
import org.patchbay.cluster.entity.change.ChangePreview;
import org.patchbay.cluster.entity.change.Departure;
import org.patchbay.cluster.entity.change.Interruption;
import org.patchbay.cluster.entity.change.Promotion;
import org.patchbay.cluster.entity.change.Reassignment;
import org.patchbay.cluster.entity.change.Resizing;
import org.patchbay.container.entity.ContainerSize;

/**
 * The preview of a change as the API tells it: the difference to what is.
 *
 * @param expiresAt until when a page shows it as fresh; an approval checks it anyway
 * @param approvable false while something stands in the way
 * @param placements of the containers that are made
 * @param departures nodes that go with their containers, after the new ones have come up
 * @param reassignments nodes that get other roles, and restart for that where they run
 * @param resizings nodes whose containers get another size; those that restart do so one by one
 * @param interruptions seconds by role in which nobody serves it, as far as it is known
 * @param unchanged how many nodes stay as they are
 */
public record ChangePlanJson(
    String id,
    Instant expiresAt,
    boolean approvable,
    List<PlacementJson> placements,
    List<AddressJson> addresses,
    List<Departure> departures,
    List<Promotion> promotions,
    List<Reassignment> reassignments,
    List<ResizingJson> resizings,
    List<Interruption> interruptions,
    int unchanged,
    List<QuotaJson> quota,
    List<ViolationJson> violations,
    List<ObstacleJson> obstacles) {
  /**
   * A container that gets another size.
   *
   * @param restarts its node, because what is wanted can't be had while it runs
   */
  public record ResizingJson(
      String node, ContainerSize before, ContainerSize after, boolean restarts) {
    static ResizingJson of(Resizing one) {
      return new ResizingJson(one.node(), one.before(), one.after(), one.restarts());
    }
  }

  static ChangePlanJson of(ChangePreview preview, Instant expiresAt, Locale locale) {
    return new ChangePlanJson(
        preview.id(),
        expiresAt,
        preview.approvable(),
        preview.arrivals().stream().map(c -> PlanJson.placement(c, locale)).toList(),
        preview.arrivals().stream().flatMap(PlanJson::addresses).toList(),
        preview.departures(),
        preview.promotions(),
        preview.reassignments(),
        preview.resizings().stream().map(ResizingJson::of).toList(),
        preview.interruptions(),
        preview.unchanged(),
        PlanJson.quotas(preview.quotas()),
        preview.violations().stream().map(v -> PlanJson.violation(v, locale)).toList(),
        preview.obstacles().stream().map(o -> PlanJson.obstacle(o, locale)).toList());
  }
}
