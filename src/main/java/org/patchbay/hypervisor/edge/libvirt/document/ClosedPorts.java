package org.patchbay.hypervisor.edge.libvirt.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.hypervisor.entity.OpenPort.Protocol;

/**
 * Port ranges between those that are open. Naming the closed ones and not the open ones lets later
 * fragments of a packet pass, which carry no port at all; large SIP messages come in such.
 */
record ClosedPorts(List<OpenPort> ranges) {
  /** Where answers arrive: what Linux takes for its outgoing connections. */
  private static final int EPHEMERAL_FIRST = 32768;

  private static final int EPHEMERAL_LAST = 60999;
  private static final int LAST = 65535;

  /** What nothing from outside may reach: neither open nor ephemeral. */
  static ClosedPorts besides(List<OpenPort> open) {
    return between(
        Stream.concat(open.stream(), Stream.of(Protocol.values()).map(ClosedPorts::ephemeral))
            .toList());
  }

  /** What no answer to anybody comes from. */
  static ClosedPorts between(List<OpenPort> open) {
    return new ClosedPorts(
        Stream.of(Protocol.values()).flatMap(protocol -> closed(protocol, open).stream()).toList());
  }

  private static OpenPort ephemeral(Protocol protocol) {
    return new OpenPort(protocol, EPHEMERAL_FIRST, EPHEMERAL_LAST);
  }

  private static List<OpenPort> closed(Protocol protocol, List<OpenPort> open) {
    List<OpenPort> closed = new ArrayList<>();
    int next = 0;
    for (OpenPort range : sorted(protocol, open)) {
      if (range.first() > next) {
        closed.add(new OpenPort(protocol, next, range.first() - 1));
      }
      next = Math.max(next, range.last() + 1);
    }
    if (next <= LAST) {
      closed.add(new OpenPort(protocol, next, LAST));
    }
    return closed;
  }

  private static List<OpenPort> sorted(Protocol protocol, List<OpenPort> open) {
    return open.stream()
        .filter(range -> range.protocol() == protocol)
        .sorted(Comparator.comparingInt(OpenPort::first))
        .toList();
  }
}
