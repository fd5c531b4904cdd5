package org.patchbay.cluster.entity.topology;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * What the tenant has outside of the cluster.
 *
 * @param privateRanges the tenant's own; empty: not known, anything private goes
 * @param segments ids of the tenant's own segments; empty: not known
 * @param taken addresses that something outside of this cluster holds in the networks it uses
 */
public record Surroundings(
    List<AddressRange> privateRanges, Set<Integer> segments, Set<InetAddress> taken) {
  public static final Surroundings UNKNOWN = new Surroundings(List.of(), Set.of(), Set.of());

  public Surroundings {
    privateRanges = List.copyOf(privateRanges);
    segments = Set.copyOf(segments);
    taken = Set.copyOf(taken);
  }
}
