package org.patchbay.hypervisor.edge.libvirt;

import java.util.Optional;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.Network;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;

/** Our networks on a host. */
final class Networks {
  private Networks() {}

  static boolean runs(Link link, String name) throws LibvirtException {
    Optional<Network> network = find(link, name);
    boolean active = network.isPresent() && network.get().isActive() == 1;
    if (network.isPresent()) {
      network.get().free();
    }
    return active;
  }

  /** Makes the network be as the document says, and run. */
  static void join(Link link, String name, String document) throws LibvirtException {
    Optional<Network> there = find(link, name);
    if (there.isPresent() && !NetworkDocuments.same(there.get().getXMLDesc(0), document)) {
      remove(there.get());
      there = Optional.empty();
    }
    Network network = there.isPresent() ? there.get() : link.networkDefineXML(document);
    if (network.isActive() == 0) {
      network.create();
    }
    network.setAutostart(true);
    network.free();
  }

  static void leave(Link link, String name) throws LibvirtException {
    Optional<Network> there = find(link, name);
    if (there.isEmpty()) {
      return;
    }
    if (used(link, name)) {
      throw Fault.of(FaultCode.STILL_IN_USE, name);
    }
    remove(there.get());
  }

  private static void remove(Network network) throws LibvirtException {
    if (network.isActive() == 1) {
      network.destroy();
    }
    network.undefine();
    network.free();
  }

  private static boolean used(Link link, String name) throws LibvirtException {
    boolean used = false;
    for (Domain domain : link.listAllDomains(0)) {
      used = used || plugged(domain, name);
      domain.free();
    }
    return used;
  }

  private static boolean plugged(Domain domain, String name) throws LibvirtException {
    return Xml.parse(domain.getXMLDesc(0)).all("interface").stream()
        .flatMap(nic -> nic.find("source").stream())
        .anyMatch(source -> source.get("network").equals(name));
  }

  private static Optional<Network> find(Link link, String name) throws LibvirtException {
    try {
      return Optional.of(link.networkLookupByName(name));
    } catch (LibvirtException e) {
      if (LibvirtFaults.absent(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
