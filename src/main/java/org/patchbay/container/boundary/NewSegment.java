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
 * @param mtu how many bytes a frame carries, 1280 to 9000; absent for what all hosts carry
 */
public record NewSegment(
    String name, String cidr, String ipv6, List<String> reserved, Integer mtu) {
  SegmentInput input(Subnet proposal, Subnet fresh, int usual) {
    String four = cidr == null ? proposal.toString() : cidr;
    String six = ipv6 == null ? fresh.toString() : ipv6;
    List<String> kept = reserved == null ? usual(four, six) : reserved;
    return new SegmentInput(name, four, six, kept, String.valueOf(mtu == null ? usual : mtu));
  }

  private static List<String> usual(String four, String six) {
    Optional<Subnet> other = Subnet.tryParse(six);
    return Subnet.tryParse(four)
        .map(range -> Reserve.usual(range, other).texts())
        .orElse(List.of());
  }
}
