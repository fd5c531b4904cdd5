package org.patchbay.host.control;

import java.util.UUID;

/**
 * A host is about to be forgotten; fired in that transaction. Whoever has something on it throws
 * {@code STILL_IN_USE}.
 */
public record HostRemoval(UUID host, String name) {}
