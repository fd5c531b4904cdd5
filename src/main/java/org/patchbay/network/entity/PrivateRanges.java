package org.patchbay.network.entity;

import java.util.List;
import java.util.stream.Stream;

/** Ranges that are routed nowhere: those of RFC 1918, and the one of RFC 6598. */
final class PrivateRanges {
  static final List<Subnet> ALL =
      Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")
          .map(Subnet::parse)
          .toList();

  private PrivateRanges() {}
}
