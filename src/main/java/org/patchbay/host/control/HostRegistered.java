package org.patchbay.host.control;

import java.util.UUID;

/** A host was taken into the register; fired in that transaction. */
public record HostRegistered(UUID host) {}
