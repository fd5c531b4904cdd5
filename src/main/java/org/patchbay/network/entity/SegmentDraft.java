package org.patchbay.network.entity;

import java.util.Optional;

/**
 * A segment that is to be, with nothing wrong in it.
 *
 * @param cidr6 its range of version 6, a /64
 * @param mtu how many bytes a frame carries
 */
public record SegmentDraft(
    String name, Subnet cidr, Optional<Subnet> cidr6, Reserve reserve, int mtu) {
  /** With the usual addresses kept back. */
  public static SegmentDraft usual(String name, Subnet cidr, Optional<Subnet> cidr6) {
    return usual(name, cidr, cidr6, FrameSize.USUAL);
  }

  /** The same, with frames of another size. */
  public static SegmentDraft usual(String name, Subnet cidr, Optional<Subnet> cidr6, int mtu) {
    return new SegmentDraft(name, cidr, cidr6, Reserve.usual(cidr, cidr6), mtu);
  }
}
