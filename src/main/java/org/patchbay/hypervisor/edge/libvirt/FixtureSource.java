package org.patchbay.hypervisor.edge.libvirt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.Network;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.CardDocument;
import org.patchbay.hypervisor.edge.libvirt.document.FilterSense;
import org.patchbay.hypervisor.edge.libvirt.document.NetworkDocument;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.MachineType;

/**
 * A document of libvirt's that tells of fixtures.
 *
 * @param name of a network or a guard
 * @param machine whose guard or whose cards
 */
record FixtureSource(Fixture.Kind kind, String name, Optional<UUID> machine) {
  /** Nothing when it has gone since it was listed. */
  List<Fixture> read(Session session, MachineType type) throws LibvirtException {
    return switch (kind) {
      case NETWORK -> network(session, type);
      case GUARD -> guard(session);
      case CARD -> cards(session);
    };
  }

  private List<Fixture> network(Session session, MachineType type) throws LibvirtException {
    Optional<Network> there = session.network(name);
    if (there.isEmpty()) {
      return List.of();
    }
    Network network = there.get();
    NetworkDocument now = NetworkDocument.read(network.getXMLDesc(0));
    return List.of(now.fixture(network.isActive() == 1, Networks.next(network, type)));
  }

  private List<Fixture> guard(Session session) throws LibvirtException {
    var there = session.filter(name);
    return there.isEmpty()
        ? List.of()
        : List.of(
            Fixture.guard(
                name,
                machine.orElseThrow(),
                Set.copyOf(FilterSense.of(there.get().getXMLDesc()).rules())));
  }

  private List<Fixture> cards(Session session) throws LibvirtException {
    UUID uuid = machine.orElseThrow();
    Optional<Domain> there = session.domain(uuid);
    Optional<String> document =
        there.isEmpty() ? Optional.empty() : Session.present(() -> there.get().getXMLDesc(0));
    return document.stream()
        .flatMap(text -> CardDocument.read(text).stream())
        .map(card -> card.fixture(uuid))
        .toList();
  }
}
