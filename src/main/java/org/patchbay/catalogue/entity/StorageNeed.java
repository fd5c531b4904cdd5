package org.patchbay.catalogue.entity;

import org.patchbay.hypervisor.entity.StorageClass;

/**
 * What a role wants of storage.
 *
 * @param disk class of its own disk
 * @param sharedWhenSeveral more than one instance needs shared files (NFS or an object store)
 */
public record StorageNeed(StorageClass disk, boolean sharedWhenSeveral, Basis basis) {}
