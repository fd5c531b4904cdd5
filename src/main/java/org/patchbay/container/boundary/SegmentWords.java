package org.patchbay.container.boundary;

import java.util.List;

/**
 * What a tenant says of a private segment.
 *
 * @param reserved runs of addresses that no node gets; absent for none
 */
public record SegmentWords(String name, List<String> reserved) {}
