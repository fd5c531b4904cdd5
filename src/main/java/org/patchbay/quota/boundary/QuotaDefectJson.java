package org.patchbay.quota.boundary;

import java.time.Instant;

/** A counter that is not what it counts; {@code tenant} is a slug. */
public record QuotaDefectJson(
    String tenant, String quota, long counter, long counted, Instant foundAt) {}
