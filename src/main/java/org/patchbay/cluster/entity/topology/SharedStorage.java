package org.patchbay.cluster.entity.topology;

import java.net.URI;

/**
 * Where the cluster keeps shared files: {@code nfs://host/export} or an object store's endpoint.
 */
public record SharedStorage(URI at) {}
