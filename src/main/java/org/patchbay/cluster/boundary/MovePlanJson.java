package org.patchbay.cluster.boundary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.patchbay.cluster.boundary.PlanJson.ObstacleJson;
import org.patchbay.cluster.boundary.PlanJson.QuotaJson;
import org.patchbay.cluster.boundary.PlanJson.RejectedJson;
import org.patchbay.cluster.boundary.PlanJson.ViolationJson;
import org.patchbay.cluster.entity.move.MovePreview;
import org.patchbay.container.entity.placement.Placing;

/**
 * The preview of a node's move as the API tells it.
 *
 * @param addresses that travel with the node, with their MACs
 * @param made the container is made for it; otherwise it is there, free
 * @param why it is that host, and {@code rejected} why not the others
 * @param dataGiB of its data disk
 * @param copied the data disk is copied from host to host
 * @param interruption at most, as we estimate it
 */
public record MovePlanJson(
    String id,
    Instant expiresAt,
    boolean approvable,
    String node,
    String from,
    String fromHost,
    String to,
    String toHost,
    boolean made,
    List<String> why,
    List<RejectedJson> rejected,
    List<String> addresses,
    long dataGiB,
    boolean copied,
    Duration interruption,
    List<QuotaJson> quota,
    List<ViolationJson> violations,
    List<ObstacleJson> obstacles) {
  static MovePlanJson of(MovePreview preview, Instant expiresAt, Locale locale) {
    return new MovePlanJson(
        preview.id(),
        expiresAt,
        preview.approvable(),
        preview.node(),
        preview.source().name(),
        preview.sourceHost(),
        preview.target(),
        preview.host(),
        preview.free().isEmpty(),
        preview.placing().map(p -> PlanJson.words(p.why(), locale)).orElse(List.of()),
        preview.placing().map(p -> rejected(p, locale)).orElse(List.of()),
        preview.addresses(),
        preview.dataGiB(),
        preview.copied(),
        preview.interruption(),
        PlanJson.quotas(preview.quotas()),
        preview.violations().stream().map(v -> PlanJson.violation(v, locale)).toList(),
        preview.obstacles().stream().map(o -> PlanJson.obstacle(o, locale)).toList());
  }

  private static List<RejectedJson> rejected(Placing placing, Locale locale) {
    return placing.others().stream()
        .map(other -> new RejectedJson(other.hostName(), PlanJson.words(other.reasons(), locale)))
        .toList();
  }
}
