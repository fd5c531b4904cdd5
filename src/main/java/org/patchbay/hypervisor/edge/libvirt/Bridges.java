package org.patchbay.hypervisor.edge.libvirt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.libvirt.Connect;
import org.libvirt.Device;
import org.libvirt.Interface;
import org.libvirt.LibvirtException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.Xml;

/**
 * Bridges and interfaces of a host. libvirt's two lists complete each other: one has the Linux
 * bridges, the other those of Open vSwitch.
 */
final class Bridges {
  /** The machines' own ends, of which there may be thousands. */
  private static final Pattern OF_MACHINES = Pattern.compile("(net_)?(vnet|tap|macvtap).*");

  private Bridges() {}

  /**
   * What there is.
   *
   * @param names empty when the host can't tell
   * @param down those of them that are not up
   * @param mtus bytes that a frame carries, of those that tell
   */
  record Seen(Set<String> names, Set<String> down, Map<String, Integer> mtus) {}

  static Seen of(Session session) throws LibvirtException {
    Seen seen = new Seen(new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
    Connect connect = session.connect();
    optional(() -> seen.names.addAll(List.of(connect.listInterfaces())));
    // A bridge whose ports have just begun forwards nothing for some seconds, and counts as
    // inactive.
    optional(() -> seen.down.addAll(List.of(connect.listDefinedInterfaces())));
    seen.names.addAll(seen.down);
    for (String name : seen.names) {
      if (!OF_MACHINES.matcher(name).matches()) {
        measure(session, name, seen);
      }
    }
    optional(
        () -> {
          for (String device : connect.listDevices("net")) {
            if (!OF_MACHINES.matcher(device).matches()) {
              look(session, device, seen);
            }
          }
        });
    return seen;
  }

  /**
   * Of a Linux bridge it is what the smallest of its ports carries. Of one of Open vSwitch it would
   * say nothing: its ports carry what each of them does.
   */
  private static void measure(Session session, String name, Seen seen) throws LibvirtException {
    try {
      Interface there = session.connect().interfaceLookupByName(name);
      session.keep(there, there::free);
      Xml.parse(there.getXMLDescription(0))
          .find("mtu")
          .map(mtu -> Integer.valueOf(mtu.get("size")))
          .ifPresent(mtu -> seen.mtus.put(name, mtu));
    } catch (LibvirtException e) {
      // libvirt can't describe every kind of interface, and some go while they are asked for.
      if (Session.lost(e)) {
        throw e;
      }
    }
  }

  /** Bridges of Open vSwitch are devices only. */
  private static void look(Session session, String device, Seen seen) throws LibvirtException {
    var found = Session.present(() -> session.connect().deviceLookupByName(device));
    if (found.isEmpty()) {
      return;
    }
    Device there = session.keep(found.get(), found.get()::free);
    Xml document = Xml.parse(there.getXMLDescription());
    Optional<String> name = document.find("capability/interface").map(Xml::text);
    name.ifPresent(seen.names::add);
    document
        .find("capability/link")
        .filter(link -> link.get("state").equals("down"))
        .flatMap(link -> name)
        .ifPresent(seen.down::add);
  }

  /** Throws {@code HOST_NOT_PREPARED} unless the bridge is there or the host can't tell. */
  static void require(Session session, String bridge) throws LibvirtException {
    Set<String> names = of(session).names();
    if (!names.isEmpty() && !names.contains(bridge)) {
      throw Fault.of(FaultCode.HOST_NOT_PREPARED, bridge);
    }
  }

  private static void optional(Asking asking) throws LibvirtException {
    try {
      asking.ask();
    } catch (LibvirtException e) {
      if (!Session.unsupported(e)) {
        throw e;
      }
    }
  }

  @FunctionalInterface
  private interface Asking {
    void ask() throws LibvirtException;
  }
}
