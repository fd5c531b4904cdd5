package org.patchbay.container.boundary;

import java.util.List;
import org.patchbay.container.entity.SegmentUse;
import org.patchbay.network.entity.Subnet;

/**
 * A tenant's private segment as the API tells it.
 *
 * @param id number of the platform's range, the same on every host
 * @param ipv6 range of version 6; null where it has none
 * @param reserved runs of addresses that no node gets, as {@code 10.0.0.1-10.0.0.9}
 * @param held addresses that containers have
 * @param mtu how many bytes a frame carries
 */
public record SegmentJson(
    int id, String name, String cidr, String ipv6, List<String> reserved, long held, int mtu) {
  static SegmentJson of(SegmentUse use) {
    var segment = use.segment();
    return new SegmentJson(
        segment.id(),
        segment.name(),
        segment.cidr().toString(),
        segment.cidr6().map(Subnet::toString).orElse(null),
        segment.reserve().texts(),
        use.held(),
        segment.mtu());
  }

  /** What a change of it has to have seen. */
  record Wish(int id, String name, String ipv6, List<String> reserved) {}

  Wish wish() {
    return new Wish(id, name, ipv6, reserved);
  }
}
