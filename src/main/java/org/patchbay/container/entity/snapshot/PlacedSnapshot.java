package org.patchbay.container.entity.snapshot;

/**
 * A snapshot with the names of what it is of.
 *
 * @param container whose data are on it
 * @param host where it lies
 */
public record PlacedSnapshot(Snapshot snapshot, String container, String host) {}
