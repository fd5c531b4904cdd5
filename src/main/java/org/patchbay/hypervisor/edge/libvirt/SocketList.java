package org.patchbay.hypervisor.edge.libvirt;

import java.util.HashSet;
import java.util.Set;
import org.patchbay.hypervisor.entity.GuestPort;
import org.patchbay.hypervisor.entity.OpenPort.Protocol;

/**
 * A list of sockets as Linux tells it in {@code /proc/net/tcp} and its siblings: {@code 0:
 * 00000000:1F90 00000000:0000 0A ...}. Addresses are hexadecimal in the machine's byte order.
 */
final class SocketList {
  private static final String LISTENS = "0A";

  /** What a UDP socket that is not connected is called. */
  private static final String UNCONNECTED = "07";

  private static final String LOOPBACK_FOUR = "[0-9A-F]{6}7F";
  private static final String LOOPBACK_SIX = "0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F";

  private SocketList() {}

  /** The ports that are listened on for others than the guest itself. */
  static Set<GuestPort> listening(Protocol protocol, String text) {
    String open = protocol == Protocol.TCP ? LISTENS : UNCONNECTED;
    Set<GuestPort> found = new HashSet<>();
    for (String line : text.split("\n")) {
      String[] parts = line.strip().split("\\s+");
      // The last line may have been cut off.
      if (parts.length > 3 && parts[3].equals(open) && parts[1].matches("[0-9A-F]+:[0-9A-F]{4}")) {
        String[] local = parts[1].split(":");
        if (!local[0].matches(LOOPBACK_FOUR) && !local[0].matches(LOOPBACK_SIX)) {
          found.add(new GuestPort(protocol, Integer.parseInt(local[1], 16)));
        }
      }
    }
    return found;
  }
}
