package org.patchbay.host.control;

import java.util.UUID;

/**
 * A pool is to take no disks any more, or to be another one than it was. Whoever has something
 * there throws, in the same transaction.
 */
public record PoolChange(UUID host, String pool) {}
