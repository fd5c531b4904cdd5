package org.patchbay.host.control;

import java.util.UUID;

/** A pool of a host takes disks now; fired in that transaction. */
public record PoolOffered(UUID host, String pool) {}
