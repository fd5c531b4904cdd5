package org.patchbay.cluster.entity.topology;

import java.util.UUID;

/** The container that a node is bound to, and whether that runs. */
public record Bond(UUID container, boolean running) {}
