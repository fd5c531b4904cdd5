package org.patchbay.hypervisor.edge.libvirt;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.CardDocument;
import org.patchbay.hypervisor.edge.libvirt.document.NetworkDocument;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.NicSpec;

/** Interfaces that come and go while a machine of ours runs. */
final class Plugging {
  /** What runs, and not its definition. */
  private static final int LIVE = 1;

  /** A guest is asked once to give a card back, and takes its time. */
  private static final String ASKED_ALREADY = "already in the process of unplug";

  private Plugging() {}

  /** False while the guest still holds a card. The test driver knows no such thing. */
  static boolean act(Session session, MachineSpec spec, MachineType type) throws LibvirtException {
    Domain domain =
        Machines.ours(
            session
                .domain(spec.stamp().machine())
                .orElseThrow(() -> Fault.notFound("machine", spec.stamp().machine())),
            spec.stamp());
    if (type == MachineType.TEST || domain.isActive() == 0) {
      return true;
    }
    Guards.write(session, spec);
    List<CardDocument> there = cards(domain);
    for (CardDocument card : surplus(there, spec)) {
      pull(session, domain, spec, card);
    }
    for (NicSpec nic : lacking(there, spec)) {
      domain.attachDeviceFlags(CardDocument.of(spec.stamp().machine(), nic).text(), LIVE);
    }
    for (CardDocument card : loose(there, spec)) {
      domain.updateDeviceFlags(card.text(), LIVE);
    }
    return isAs(domain, spec);
  }

  /** Pulls what is plugged in where its network does not lead; then as {@link #act}. */
  static boolean again(Session session, HostAddress host, MachineSpec spec, MachineType type)
      throws LibvirtException {
    Domain domain =
        Machines.ours(
            session
                .domain(spec.stamp().machine())
                .orElseThrow(() -> Fault.notFound("machine", spec.stamp().machine())),
            spec.stamp());
    if (type == MachineType.TEST || domain.isActive() == 0) {
      return true;
    }
    List<CardDocument> astray = astray(cards(domain), host, spec);
    for (CardDocument card : astray) {
      pull(session, domain, spec, card);
    }
    return act(session, spec, type) && astray(cards(domain), host, spec).isEmpty();
  }

  private static List<CardDocument> astray(
      List<CardDocument> there, HostAddress host, MachineSpec spec) {
    Map<CardDocument.Plug, CardDocument.Place> places =
        spec.nics().stream()
            .collect(
                Collectors.toMap(
                    CardDocument::plug,
                    nic -> CardDocument.Place.of(NetworkDocument.of(host, nic))));
    return there.stream()
        .filter(card -> places.containsKey(card.plug()))
        .filter(card -> !card.place().equals(places.get(card.plug())))
        .toList();
  }

  /** The guard shuts at once; the guest may take its time. */
  private static void pull(Session session, Domain domain, MachineSpec spec, CardDocument card)
      throws LibvirtException {
    if (card.isGuarded()) {
      Guards.shut(session, spec.stamp().machine(), card.mac());
    }
    try {
      domain.detachDeviceFlags(card.text(), LIVE);
    } catch (LibvirtException e) {
      if (!String.valueOf(e.getMessage()).contains(ASKED_ALREADY)) {
        throw e;
      }
    }
  }

  /** True when what runs has the specified interfaces and no others. */
  static boolean isAs(Domain domain, MachineSpec spec) throws LibvirtException {
    List<CardDocument> there = cards(domain);
    return surplus(there, spec).isEmpty()
        && lacking(there, spec).isEmpty()
        && loose(there, spec).isEmpty();
  }

  /** As they should be, of those that are plugged in and not held as they should be. */
  private static List<CardDocument> loose(List<CardDocument> there, MachineSpec spec) {
    return spec.nics().stream()
        .map(nic -> CardDocument.of(spec.stamp().machine(), nic))
        .flatMap(
            wanted -> there.stream().filter(card -> differsInHold(card, wanted)).map(wanted::like))
        .toList();
  }

  private static boolean differsInHold(CardDocument card, CardDocument wanted) {
    return card.plug().equals(wanted.plug()) && !card.hold().equals(wanted.hold());
  }

  private static List<CardDocument> cards(Domain domain) throws LibvirtException {
    return CardDocument.read(Optional.ofNullable(domain.getXMLDesc(0)).orElseThrow());
  }

  private static List<CardDocument> surplus(List<CardDocument> there, MachineSpec spec) {
    Set<CardDocument.Plug> wanted = new HashSet<>(plugs(spec));
    return there.stream().filter(card -> !wanted.contains(card.plug())).toList();
  }

  private static List<NicSpec> lacking(List<CardDocument> there, MachineSpec spec) {
    Set<CardDocument.Plug> found =
        there.stream().map(CardDocument::plug).collect(Collectors.toSet());
    return spec.nics().stream().filter(nic -> !found.contains(CardDocument.plug(nic))).toList();
  }

  private static List<CardDocument.Plug> plugs(MachineSpec spec) {
    return spec.nics().stream().map(CardDocument::plug).toList();
  }
}
