package org.patchbay.container.entity;

import java.util.UUID;

/** What is promised on a host, besides disks. */
public record HostLoad(UUID host, int vcpus, long memoryMiB) {}
