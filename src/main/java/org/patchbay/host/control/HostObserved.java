package org.patchbay.host.control;

import java.util.List;
import java.util.UUID;
import org.patchbay.hypervisor.entity.MachineState;

/**
 * A host was looked at and something of ours is not as it was; fired in the transaction that writes
 * it down.
 *
 * @param back the host did not answer at the look before
 * @param changes our machines that changed; one that is gone is {@code ABSENT}
 */
public record HostObserved(UUID host, boolean back, List<Change> changes) {
  /** One machine of ours and what the host says of it now; of size 0 when it is gone. */
  public record Change(UUID machine, UUID tenant, MachineState state, int vcpus, long memoryMiB) {}
}
