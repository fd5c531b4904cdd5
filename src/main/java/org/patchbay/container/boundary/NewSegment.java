package org.patchbay.container.boundary;

import java.util.List;
import java.util.Optional;
import org.patchbay.network.entity.Reserve;
import org.patchbay.network.entity.SegmentInput;
import org.patchbay.network.entity.Subnet;

/**
 * A private segment that is asked for.
 *
 * @param cidr private range of version 4; absent for one that the tenant does not use yet
 * @param ipv6 range of version 6, a /64 of {@code fd00::/8}; absent for a fresh one of RFC 4193, an
 *     empty text for none
 * @param reserved runs of addresses that no node gets; absent for the first nine of each range
 */
public record NewSegment(String name, String cidr, String ipv6, List<String> reserved) {
  SegmentInput input(Subnet proposal, Subnet fresh) {
    String four = cidr == null ? proposal.toString() : cidr;
    String six = ipv6 == null ? fresh.toString() : ipv6;
    return new SegmentInput(name, four, six, reserved == null ? usual(four, six) : reserved);
  }

  private static List<String> usual(String four, String six) {
    Optional<Subnet> other = Subnet.tryParse(six);
    return Subnet.tryParse(four)
        .map(range -> Reserve.usual(range, other).texts())
        .orElse(List.of());
  }
}
