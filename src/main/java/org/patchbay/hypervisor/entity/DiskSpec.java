package org.patchbay.hypervisor.entity;

/**
 * A qcow2 disk on top of an image's volume.
 *
 * @param backing the image's volume, qcow2, in the same pool
 * @param sizeGiB the size the machine sees
 */
public record DiskSpec(VolumeRef volume, VolumeRef backing, long sizeGiB) {}
