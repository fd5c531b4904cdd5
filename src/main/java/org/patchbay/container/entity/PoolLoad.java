package org.patchbay.container.entity;

import java.util.UUID;

/** What is promised in a host's pool. */
public record PoolLoad(UUID host, String pool, long diskGiB) {}
