package org.patchbay.hypervisor.entity;

/**
 * An empty qcow2 disk that stands on nothing, for what has to outlive the machine.
 *
 * @param sizeGiB the size the machine sees
 * @param serial by which the guest finds it, as {@code /dev/disk/by-id/virtio-<serial>}; at most 20
 *     letters, digits and dashes
 */
public record DataDisk(VolumeRef volume, long sizeGiB, String serial) {}
