package org.patchbay.container.boundary;

import java.util.List;

/**
 * What a tenant says of a private segment.
 *
 * @param ipv6 range of version 6, a /64 of {@code fd00::/8}; absent for none. Nodes that are there
 *     get no address of it
 * @param reserved runs of addresses that no node gets; absent for none
 */
public record SegmentWords(String name, String ipv6, List<String> reserved) {}
