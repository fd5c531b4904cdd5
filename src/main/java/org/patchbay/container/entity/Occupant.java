package org.patchbay.container.entity;

/** The node that runs in a container, by its name and its cluster's. */
public record Occupant(String cluster, String node) {}
