package org.patchbay.container.entity;

import org.patchbay.network.entity.Nic;

/**
 * A public address that is in use.
 *
 * @param network name of the public network it is taken from
 * @param container name of the container that has it
 */
public record Lease(Nic nic, String network, String container) {}
