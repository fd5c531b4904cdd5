package org.patchbay.container.control;

import java.util.UUID;

/**
 * A container is no more: nothing of it is on a host; fired in the transaction that removes it.
 *
 * @param cluster the cluster it served, or null
 */
public record ContainerGone(UUID container, UUID cluster, UUID tenant) {}
