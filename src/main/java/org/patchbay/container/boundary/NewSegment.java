package org.patchbay.container.boundary;

import java.util.List;
import org.patchbay.network.entity.Reserve;
import org.patchbay.network.entity.SegmentInput;
import org.patchbay.network.entity.Subnet;

/**
 * A private segment that is asked for.
 *
 * @param cidr private range of version 4; absent for one that the tenant does not use yet
 * @param reserved runs of addresses that no node gets; absent for the first nine
 */
public record NewSegment(String name, String cidr, List<String> reserved) {
  SegmentInput input(Subnet proposal) {
    String range = cidr == null ? proposal.toString() : cidr;
    return new SegmentInput(name, range, reserved == null ? usual(range) : reserved);
  }

  private static List<String> usual(String range) {
    return Subnet.tryParse(range).map(Reserve::usual).map(Reserve::texts).orElse(List.of());
  }
}
