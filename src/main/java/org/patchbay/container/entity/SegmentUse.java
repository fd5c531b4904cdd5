package org.patchbay.container.entity;

import org.patchbay.network.entity.Segment;

/** A private segment and how many addresses of it containers hold. */
public record SegmentUse(Segment segment, long held) {}
