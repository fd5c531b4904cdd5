package org.patchbay.network.entity;

/** A segment that is to be, with nothing wrong in it. */
public record SegmentDraft(String name, Subnet cidr, Reserve reserve) {}
