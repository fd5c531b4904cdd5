package org.patchbay.hypervisor.edge.libvirt.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.patchbay.hypervisor.entity.AddressBlock;
import org.patchbay.hypervisor.entity.Guard;
import org.patchbay.hypervisor.entity.OpenPort;

/**
 * A guard as one version of the internet protocol has it.
 *
 * @param everybody what is open to everybody
 * @param some what is open to some, one entry each
 * @param outgoing what may be reached, one entry each; empty: everything
 */
record GuardView(
    List<OpenPort> everybody,
    List<Passage> some,
    Optional<List<Passage>> outgoing,
    List<AddressBlock> barred) {

  /** A range and one whom it is open to, or everybody. */
  record Passage(OpenPort range, Optional<AddressBlock> peer) {}

  static GuardView of(Guard guard, IpFamily family) {
    return new GuardView(
        guard.open().stream().filter(OpenPort::toEverybody).toList(),
        guard.open().stream().flatMap(port -> limited(port, family)).toList(),
        guard.outgoing().map(all -> all.stream().flatMap(p -> passages(p, family)).toList()),
        guard.barred().stream().filter(family::has).toList());
  }

  private static Stream<Passage> limited(OpenPort port, IpFamily family) {
    return port.peers().stream()
        .filter(family::has)
        .map(peer -> new Passage(port, Optional.of(peer)));
  }

  private static Stream<Passage> passages(OpenPort port, IpFamily family) {
    return port.toEverybody()
        ? Stream.of(new Passage(port, Optional.empty()))
        : limited(port, family);
  }

  /** All that is open, to whomever. */
  List<OpenPort> open() {
    return Stream.concat(everybody.stream(), some.stream().map(Passage::range)).toList();
  }
}
