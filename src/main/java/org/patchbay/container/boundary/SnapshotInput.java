package org.patchbay.container.boundary;

/**
 * A wish for a snapshot.
 *
 * @param note what it is for, in at most 200 letters
 */
public record SnapshotInput(String note) {}
