package org.patchbay.container.entity.hostmove;

import java.time.Instant;
import java.util.Optional;
import org.patchbay.hypervisor.entity.MachineSighting;

/**
 * Where a container to another host stands.
 *
 * @param copied its disk was copied to the end since it was seen stopped; what half a copy is looks
 *     like a whole one on the host
 * @param shares its disks lie in a pool that both hosts have
 * @param stopAskedAt when the guest was asked to shut down
 */
public record HostMoveSight(
    MachineSighting source,
    MachineSighting target,
    boolean copied,
    boolean shares,
    Optional<Instant> stopAskedAt) {}
