package org.patchbay.network.entity;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** A range of public addresses as an administrator describes it, parsed and judged. */
public record PoolDraft(
    Subnet cidr, InetAddress gateway, InetAddress first, InetAddress last, List<InetAddress> dns) {
  public PoolDraft {
    dns = List.copyOf(dns);
  }

  /** Index of the first pool that shares an address with one before it. */
  public static Optional<Integer> firstOverlap(List<PoolDraft> pools) {
    for (int i = 1; i < pools.size(); i++) {
      PoolDraft pool = pools.get(i);
      if (pools.subList(0, i).stream().anyMatch(pool::overlaps)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  public Span span() {
    return new Span(first, last);
  }

  private boolean overlaps(PoolDraft other) {
    return span().overlaps(other.span());
  }
}
