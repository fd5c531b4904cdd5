package org.patchbay.operation.entity;

import java.util.UUID;

/**
 * What an operation is about.
 *
 * @param tenant whose it is, or the platform's scope
 * @param kind as {@code cluster}
 * @param name as people call it
 */
public record Target(UUID tenant, String kind, UUID id, String name) {}
