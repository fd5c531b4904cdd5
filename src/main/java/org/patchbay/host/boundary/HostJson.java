package org.patchbay.host.boundary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.entity.Host;
import org.patchbay.host.entity.HostPool;
import org.patchbay.host.entity.HostStatus;
import org.patchbay.host.entity.Machine;
import org.patchbay.host.entity.PoolOffer;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.StorageClass;

/**
 * A host as the API tells it.
 *
 * @param machineType what its machines are run by, as seen
 * @param seenAt when it was looked at last
 * @param fault why it does not answer; null while it does
 * @param strangers machines there that are not ours; null in lists
 */
public record HostJson(
    UUID id,
    String name,
    String uri,
    HostProfile profile,
    String pool,
    String segmentBridge,
    boolean enabled,
    HostStatus state,
    Instant seenAt,
    UUID hostUuid,
    MachineType machineType,
    int cpus,
    long memoryMiB,
    List<PoolJson> pools,
    List<String> bridges,
    String version,
    FaultJson fault,
    List<StrangerJson> strangers) {

  /**
   * A storage pool.
   *
   * @param storageClass null for one that takes no disks
   * @param mark the same wherever it is the same pool; null for one of this host alone
   */
  public record PoolJson(
      String name,
      boolean active,
      long capacityMiB,
      long freeMiB,
      StorageClass storageClass,
      UUID mark) {
    static PoolJson of(HostPool pool, Optional<PoolOffer> offer) {
      return new PoolJson(
          pool.name(),
          pool.active(),
          pool.capacityMiB(),
          pool.freeMiB(),
          offer.map(PoolOffer::storageClass).orElse(null),
          offer.flatMap(PoolOffer::mark).orElse(null));
    }
  }

  /** Why a host does not answer. */
  public record FaultJson(FaultCode code, String detail, Instant since) {}

  /** A machine that is not ours. */
  public record StrangerJson(UUID uuid, String name, MachineState state) {}

  static HostJson of(Host host, HostStatus status, List<Machine> strangers) {
    return new HostJson(
        host.id(),
        host.name(),
        host.uri().toString(),
        host.profile(),
        host.pool(),
        host.segmentBridge(),
        host.enabled(),
        status,
        host.seenAt(),
        host.hostUuid(),
        host.runs(),
        host.cpus(),
        host.memoryMiB(),
        host.pools().stream().map(pool -> PoolJson.of(pool, host.offer(pool.name()))).toList(),
        host.bridges(),
        host.version(),
        host.faultCode()
            .map(
                code ->
                    new FaultJson(
                        code, host.faultText().orElse(""), host.faultSince().orElse(null)))
            .orElse(null),
        strangers == null ? null : strangers.stream().map(HostJson::stranger).toList());
  }

  /** What a change of it has to have seen. */
  record Wish(
      UUID id, String name, String uri, HostProfile profile, boolean enabled, boolean lost) {}

  Wish wish() {
    return new Wish(id, name, uri, profile, enabled, state == HostStatus.LOST);
  }

  private static StrangerJson stranger(Machine machine) {
    return new StrangerJson(machine.uuid(), machine.name(), machine.state());
  }
}
