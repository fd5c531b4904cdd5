package org.patchbay.network.boundary;

import org.patchbay.network.entity.SegmentRange;

/** A range of segment ids to be set; a missing end is out of bounds. */
public record SegmentRangeInput(Integer first, Integer last) {
  SegmentRange range() {
    return new SegmentRange(first == null ? 0 : first, last == null ? 0 : last);
  }
}
