package org.patchbay.hypervisor.edge.libvirt;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.connection.Calls;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.SeenMachine;

/** All machines of a host, in one call. */
final class Observation {
  /** State, processor time, memory, vCPUs (virDomainStatsTypes). */
  private static final int WHAT = 1 | 2 | 4 | 8;

  /** Without it one QEMU that hangs would keep the whole host from being seen. */
  private static final int NOWAIT = 1 << 29;

  private static final int POINTER = 8;

  private Observation() {}

  static List<SeenMachine> of(Session session, Host host) throws LibvirtException {
    var out = new PointerByReference();
    // The test driver knows no flags; nothing hangs there.
    int flags = host.type(session) == MachineType.TEST ? 0 : NOWAIT;
    int count =
        Session.checked(
            Calls.LIBVIRT.virConnectGetAllDomainStats(session.pointer(), WHAT, out, flags));
    Pointer records = out.getValue();
    List<StatsRecord> read = new ArrayList<>(count);
    try {
      for (int i = 0; i < count; i++) {
        read.add(StatsRecord.read(records.getPointer((long) POINTER * i)));
      }
    } finally {
      Calls.LIBVIRT.virDomainStatsRecordListFree(records);
    }
    return stamped(session, host, read);
  }

  private static List<SeenMachine> stamped(Session session, Host host, List<StatsRecord> read)
      throws LibvirtException {
    List<SeenMachine> machines = new ArrayList<>(read.size());
    Set<UUID> uuids = new HashSet<>();
    for (StatsRecord record : read) {
      uuids.add(record.uuid());
      machines.add(record.seen(host.stamps().of(session, record.uuid())));
    }
    host.stamps().keepOnly(uuids);
    return machines;
  }
}
