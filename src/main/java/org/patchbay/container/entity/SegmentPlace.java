package org.patchbay.container.entity;

import org.patchbay.network.entity.Nic;

/** A container on a private segment, and the interface it is plugged in with. */
public record SegmentPlace(Container container, Nic nic) {}
