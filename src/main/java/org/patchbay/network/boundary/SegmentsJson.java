package org.patchbay.network.boundary;

import java.util.List;
import java.util.UUID;
import org.patchbay.network.entity.Segment;
import org.patchbay.network.entity.SegmentRange;

/**
 * The platform's segment ids, and who holds which.
 *
 * @param first and last: the range; null until it is set
 */
public record SegmentsJson(Integer first, Integer last, List<HeldJson> held) {
  /** A segment that a tenant holds. */
  public record HeldJson(int id, UUID tenant, String name, String cidr) {}

  static SegmentsJson of(SegmentRange range, List<Segment> segments) {
    return new SegmentsJson(
        range == null ? null : range.first(),
        range == null ? null : range.last(),
        segments.stream()
            .map(s -> new HeldJson(s.id(), s.tenantId(), s.name(), s.cidr().toString()))
            .toList());
  }
}
