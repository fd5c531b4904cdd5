package org.patchbay.host.entity;

import java.net.URI;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineType;

/**
 * A host as an administrator describes it.
 *
 * @param machineType {@code AUTO} to trust the host's domain capabilities
 */
public record HostDraft(
    String name,
    URI uri,
    HostProfile profile,
    MachineType machineType,
    String pool,
    String segmentBridge) {}
