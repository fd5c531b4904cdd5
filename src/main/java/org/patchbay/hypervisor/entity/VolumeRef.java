package org.patchbay.hypervisor.entity;

/**
 * A volume in the host's pool.
 *
 * @param name minted by us, letters, digits, dots and dashes
 */
public record VolumeRef(String pool, String name) {}
