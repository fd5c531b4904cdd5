package org.patchbay.hypervisor.edge.libvirt;

import java.util.Optional;
import java.util.UUID;
import org.libvirt.Connect.ConnectListAllDomainsFlags;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.Network;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.NetworkDocument;
import org.patchbay.hypervisor.edge.libvirt.document.Xml;
import org.patchbay.hypervisor.entity.MachineType;

/** Our networks on a host, each a plug into one of the operator's bridges. */
final class Networks {
  /** VIR_NETWORK_XML_INACTIVE. */
  private static final int DEFINITION = 1;

  private Networks() {}

  /** Makes it exist as wanted and run. */
  static void join(Session session, NetworkDocument wanted, MachineType type)
      throws LibvirtException {
    Optional<Network> there = session.network(wanted.name());
    if (there.isPresent() && isAs(there.get(), wanted, type)) {
      run(there.get());
      return;
    }
    if (type != MachineType.TEST) {
      Bridges.require(session, wanted.bridge());
    }
    UUID uuid =
        there.isPresent() ? UUID.fromString(there.get().getUUIDString()) : wanted.freshUuid();
    Network defined = session.connect().networkDefineXML(wanted.text(uuid));
    session.keep(defined, defined::free);
    defined.setAutostart(true);
    if (there.isPresent() && there.get().isActive() == 1 && !runsAs(there.get(), wanted)) {
      // A network that runs keeps its old way until it starts anew; who is plugged in stays so.
      there.get().destroy();
    }
    run(defined);
  }

  private static boolean isAs(Network there, NetworkDocument wanted, MachineType type)
      throws LibvirtException {
    return runsAs(there, wanted) && wanted.equals(next(there, type));
  }

  private static boolean runsAs(Network there, NetworkDocument wanted) throws LibvirtException {
    return wanted.equals(NetworkDocument.read(there.getXMLDesc(0)));
  }

  /** As it will be when it starts next; the test driver tells nothing else than what is. */
  static NetworkDocument next(Network there, MachineType type) throws LibvirtException {
    return NetworkDocument.read(there.getXMLDesc(type == MachineType.TEST ? 0 : DEFINITION));
  }

  private static void run(Network network) throws LibvirtException {
    if (network.isActive() == 1) {
      return;
    }
    try {
      network.create();
    } catch (LibvirtException e) {
      // Somebody else may have been faster.
      if (network.isActive() == 0) {
        throw e;
      }
    }
  }

  /** True when it runs, as wanted. */
  static boolean stands(Session session, NetworkDocument wanted) throws LibvirtException {
    Optional<Network> network = session.network(wanted.name());
    return network.isPresent()
        && network.get().isActive() == 1
        && wanted.equals(NetworkDocument.read(network.get().getXMLDesc(0)));
  }

  /** Removes it; absent is success, {@code STILL_IN_USE} while a machine is plugged in. */
  static void leave(Session session, String name, MachineType type) throws LibvirtException {
    Optional<Network> there = session.network(name);
    if (there.isEmpty()) {
      return;
    }
    try {
      remove(session, there.get(), name, type);
    } catch (LibvirtException e) {
      // Two machines that go at once both find it, and libvirt fails the later one in several ways.
      if (session.network(name).isPresent()) {
        throw e;
      }
    }
  }

  private static void remove(Session session, Network network, String name, MachineType type)
      throws LibvirtException {
    if (connected(network) || definedInto(session, name, type)) {
      throw Fault.of(FaultCode.STILL_IN_USE, name);
    }
    halt(network);
    network.undefine();
  }

  private static void halt(Network network) throws LibvirtException {
    if (network.isActive() == 0) {
      return;
    }
    try {
      network.destroy();
    } catch (LibvirtException e) {
      if (network.isActive() == 1) {
        throw e;
      }
    }
  }

  /** libvirt counts the running machines itself. */
  private static boolean connected(Network network) throws LibvirtException {
    String connections = Xml.parse(network.getXMLDesc(0)).get("connections");
    return !connections.isEmpty() && Integer.parseInt(connections) > 0;
  }

  /** Nobody counts the machines that are off; the test driver counts none at all. */
  private static boolean definedInto(Session session, String name, MachineType type)
      throws LibvirtException {
    int which =
        type == MachineType.TEST ? 0 : ConnectListAllDomainsFlags.CONNECT_LIST_DOMAINS_INACTIVE;
    boolean found = false;
    for (Domain domain : session.connect().listAllDomains(which)) {
      session.keep(domain, domain::free);
      found = found || pluggedInto(domain, name);
    }
    return found;
  }

  private static boolean pluggedInto(Domain domain, String name) throws LibvirtException {
    Optional<String> document = Session.present(() -> domain.getXMLDesc(0));
    return document.stream()
        .flatMap(text -> Xml.parse(text).all("source").stream())
        .anyMatch(source -> source.get("network").equals(name));
  }
}
