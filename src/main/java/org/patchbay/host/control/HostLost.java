package org.patchbay.host.control;

import java.util.UUID;

/** A host is said to be lost; fired in that transaction. */
public record HostLost(UUID host) {}
