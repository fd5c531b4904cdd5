package org.patchbay.hypervisor.entity;

import java.util.UUID;

/**
 * What marks a machine as ours, kept in its metadata.
 *
 * @param machine uuid of the machine, minted by us, equal to the container's id
 * @param tenant id of the tenant
 * @param specHash hash of the spec it was defined from
 */
public record Stamp(UUID machine, UUID tenant, String specHash) {}
