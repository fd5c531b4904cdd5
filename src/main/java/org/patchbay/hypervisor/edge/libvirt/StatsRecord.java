package org.patchbay.hypervisor.edge.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.hypervisor.edge.libvirt.connection.Calls;
import org.patchbay.hypervisor.entity.SeenMachine;
import org.patchbay.hypervisor.entity.Stamp;

/**
 * One machine in libvirt's bulk answer (virDomainStatsRecord: domain, parameters, their number),
 * copied out of native memory.
 *
 * @param values the numbers, by name; absent where the host does not count them
 */
record StatsRecord(UUID uuid, String name, Map<String, Long> values) {
  private static final int UUID_TEXT = 37;
  private static final int PARAMETERS = 8;
  private static final int COUNT = 16;

  /** virTypedParameter on 64 bits: the name in 80 bytes, its type, padding, the value. */
  private static final int SIZE = 96;

  private static final int TYPE = 80;
  private static final int VALUE = 88;
  private static final int KIB_OF_MIB = 10;

  static StatsRecord read(Pointer record) {
    Pointer domain = record.getPointer(0);
    byte[] text = new byte[UUID_TEXT];
    Calls.LIBVIRT.virDomainGetUUIDString(domain, text);
    return new StatsRecord(
        UUID.fromString(Native.toString(text)),
        Calls.LIBVIRT.virDomainGetName(domain),
        values(record.getPointer(PARAMETERS), record.getInt(COUNT)));
  }

  private static Map<String, Long> values(Pointer parameters, int count) {
    Map<String, Long> values = new HashMap<>();
    for (int i = 0; i < count; i++) {
      long at = (long) SIZE * i;
      switch (parameters.getInt(at + TYPE)) {
        case 1, 2 -> values.put(parameters.getString(at), (long) parameters.getInt(at + VALUE));
        case 3, 4 -> values.put(parameters.getString(at), parameters.getLong(at + VALUE));
        default -> {
          // Texts and fractions: nothing of them is shown.
        }
      }
    }
    return values;
  }

  private long value(String name) {
    return values.getOrDefault(name, 0L);
  }

  SeenMachine seen(Optional<Stamp> stamp) {
    return new SeenMachine(
        uuid,
        name,
        States.of((int) value("state.state"), (int) value("state.reason")),
        stamp,
        (int) value("vcpu.current"),
        value("balloon.current") >> KIB_OF_MIB,
        value("cpu.time"));
  }
}
