package org.patchbay.quota.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A counter that is not what it counts.
 *
 * @param counter what the quota says is reserved
 * @param counted what the rows say
 */
public record QuotaDefect(UUID tenant, String name, long counter, long counted, Instant foundAt) {}
