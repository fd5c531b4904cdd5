package org.patchbay.hypervisor.entity;

import java.util.Optional;
import java.util.UUID;

/**
 * A machine as a host reports it in the bulk call.
 *
 * @param name the host's name for it: guest- or stranger-controlled text, escape it
 * @param stamp ours, or empty for a stranger
 * @param memoryMiB current
 * @param cpuNanos processor time used since it started
 */
public record SeenMachine(
    UUID uuid,
    String name,
    MachineState state,
    Optional<Stamp> stamp,
    int vcpus,
    long memoryMiB,
    long cpuNanos) {}
