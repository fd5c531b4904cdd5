package org.patchbay.theme.boundary;

import java.util.List;
import java.util.stream.IntStream;
import org.patchbay.container.entity.ContainerStatus;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.container.entity.Occupant;
import org.patchbay.container.entity.picture.Line;
import org.patchbay.container.entity.picture.Loose;
import org.patchbay.container.entity.picture.Plug;
import org.patchbay.container.entity.picture.Seat;
import org.patchbay.container.entity.picture.Wiring;

/** The networks of a tenant that has many: 40 nodes on 12 hosts, made up. */
final class SampleWiring {
  private static final List<String> ROLES = List.of("sip", "ic", "sql", "web", "mgmt");
  private static final ContainerStatus[] STATES = ContainerStatus.values();

  private SampleWiring() {}

  static Wiring of(int nodes, int hosts) {
    return new Wiring(
        List.of(new Line("100", "private", "10.0.0.0/24"), new Line("101", "media", "10.1.0.0/24")),
        List.of(new Line("p", "public", ""), new Line("t", "transit", "")),
        IntStream.range(0, nodes).mapToObj(i -> seat(i, i * hosts / nodes)).toList(),
        List.of(
            loose("198.51.100.90", HeldAddress.State.FREE),
            loose("198.51.100.91", HeldAddress.State.RESTING)));
  }

  private static Seat seat(int i, int host) {
    String name = "voice-" + ROLES.get(i % ROLES.size()) + "-" + (i / ROLES.size() + 1);
    var own = new Plug("100", "10.0.0." + (10 + i));
    var media = new Plug("101", "10.1.0." + (10 + i));
    return new Seat(
        "kvm-%02d".formatted(host + 1),
        name,
        i % 13 == 12 ? null : new Occupant("voice", name),
        i % 5 == 4 ? STATES[i / 5 % STATES.length] : ContainerStatus.RUNNING,
        i % ROLES.size() == 0 ? List.of(own, media) : List.of(own),
        outside(i));
  }

  private static List<Plug> outside(int i) {
    return switch (i % 10) {
      case 0 -> List.of(new Plug("p", "198.51.100." + (10 + i)), new Plug("p", "2001:db8::" + i));
      case 5 -> List.of(new Plug("p", "198.51.100." + (10 + i)));
      case 3 -> List.of(new Plug("t", "192.0.2." + (10 + i)));
      default -> List.of();
    };
  }

  private static Loose loose(String address, HeldAddress.State state) {
    return new Loose(new Plug("p", address), state);
  }
}
