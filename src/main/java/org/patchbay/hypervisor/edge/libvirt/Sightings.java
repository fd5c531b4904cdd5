package org.patchbay.hypervisor.edge.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.SeenMachine;
import org.patchbay.hypervisor.entity.Stamp;

/**
 * All machines of a host by one bulk call. Statistics lack the metadata, so the stamp of a machine
 * is read when it is first seen, and again now and then.
 */
final class Sightings {
  private static final int STATE = 1;
  private static final int CPU_TOTAL = 1 << 1;
  private static final int BALLOON = 1 << 2;
  private static final int VCPU = 1 << 3;

  /** A machine that hangs must not hold up the others. */
  private static final int NOWAIT = 1 << 29;

  private static final int RECORD_PARAMETERS = Native.POINTER_SIZE;
  private static final int RECORD_COUNT = 2 * Native.POINTER_SIZE;
  private static final int PARAMETER = 96;
  private static final int PARAMETER_TYPE = 80;
  private static final int PARAMETER_VALUE = 88;
  private static final Duration STAMP_FRESH = Duration.ofMinutes(1);

  private final Map<UUID, Known> stamps = new ConcurrentHashMap<>();

  private record Known(Optional<Stamp> stamp, Instant at) {}

  void forget(UUID machine) {
    stamps.remove(machine);
  }

  List<SeenMachine> all(Link link, boolean real, Instant now) throws LibvirtException {
    var out = new PointerByReference();
    int which = real ? STATE | CPU_TOTAL | BALLOON | VCPU : STATE;
    int count =
        Extension.LIBVIRT.virConnectGetAllDomainStats(
            link.pointer(), which, out, real ? NOWAIT : 0);
    if (count < 0) {
      throw Fault.of(FaultCode.HOST_UNREACHABLE, link.getHostName(), "no statistics");
    }
    Pointer records = out.getValue();
    try {
      List<SeenMachine> seen = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        seen.add(machine(link, records.getPointer((long) i * Native.POINTER_SIZE), now));
      }
      return seen;
    } finally {
      Extension.LIBVIRT.virDomainStatsRecordListFree(records);
    }
  }

  private SeenMachine machine(Link link, Pointer record, Instant now) {
    Pointer domain = record.getPointer(0);
    UUID uuid = uuid(domain);
    String name = Extension.LIBVIRT.virDomainGetName(domain);
    Map<String, Long> values = values(record);
    return new SeenMachine(
        uuid,
        name,
        state(values.getOrDefault("state.state", 0L).intValue()),
        stamp(link, uuid, now),
        values.getOrDefault("vcpu.current", 0L).intValue(),
        values.getOrDefault("balloon.current", 0L) / 1024,
        values.getOrDefault("cpu.time", 0L));
  }

  private static UUID uuid(Pointer domain) {
    byte[] text = new byte[37];
    Extension.LIBVIRT.virDomainGetUUIDString(domain, text);
    return UUID.fromString(new String(text, 0, 36, StandardCharsets.US_ASCII));
  }

  private static Map<String, Long> values(Pointer record) {
    Pointer parameters = record.getPointer(RECORD_PARAMETERS);
    int count = record.getInt(RECORD_COUNT);
    Map<String, Long> values = new HashMap<>();
    for (int i = 0; i < count; i++) {
      long at = (long) PARAMETER * i;
      int type = parameters.getInt(at + PARAMETER_TYPE);
      if (type == 1 || type == 2) {
        values.put(parameters.getString(at), (long) parameters.getInt(at + PARAMETER_VALUE));
      } else if (type == 3 || type == 4) {
        values.put(parameters.getString(at), parameters.getLong(at + PARAMETER_VALUE));
      }
    }
    return values;
  }

  private Optional<Stamp> stamp(Link link, UUID uuid, Instant now) {
    Known known = stamps.get(uuid);
    if (known == null || known.at().plus(STAMP_FRESH).isBefore(now)) {
      known = new Known(read(link, uuid), now);
      stamps.put(uuid, known);
    }
    return known.stamp();
  }

  private static Optional<Stamp> read(Link link, UUID uuid) {
    try {
      Domain domain = link.domainLookupByUUID(uuid);
      try {
        return stamp(domain);
      } finally {
        domain.free();
      }
    } catch (LibvirtException e) {
      return Optional.empty();
    }
  }

  /** The stamp on a domain; empty for a stranger. */
  static Optional<Stamp> stamp(Domain domain) throws LibvirtException {
    try {
      Xml stamp = Xml.parse(domain.getMetadata(2, MachineDocument.NAMESPACE, 0));
      return Optional.of(
          new Stamp(
              UUID.fromString(stamp.get("container")),
              UUID.fromString(stamp.get("tenant")),
              stamp.get("spec")));
    } catch (LibvirtException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static MachineState state(int code) {
    return switch (code) {
      case 1, 2 -> MachineState.RUNNING;
      case 3, 7 -> MachineState.PAUSED;
      case 4 -> MachineState.STOPPING;
      case 6 -> MachineState.CRASHED;
      default -> MachineState.OFF;
    };
  }
}
