package org.patchbay.container.entity;

/**
 * How much a container gets. The maxima are the headroom it is defined with: up to them it grows
 * without a restart, because libvirt raises a maximum only at the next boot.
 */
public record ContainerSize(
    int vcpus, int maxVcpus, long memoryMiB, long maxMemoryMiB, long diskGiB) {}
