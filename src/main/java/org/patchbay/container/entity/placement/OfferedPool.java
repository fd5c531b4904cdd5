package org.patchbay.container.entity.placement;

import java.util.Optional;
import java.util.UUID;
import org.patchbay.hypervisor.entity.StorageClass;

/**
 * A pool of a host that takes disks.
 *
 * @param mark the same wherever it is the same pool; empty for one of this host alone
 * @param freeGiB what is left of what it has when all that is promised is taken off
 */
public record OfferedPool(
    String name, StorageClass storageClass, Optional<UUID> mark, long freeGiB) {}
