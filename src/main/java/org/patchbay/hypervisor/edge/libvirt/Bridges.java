package org.patchbay.hypervisor.edge.libvirt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.libvirt.Connect;
import org.libvirt.Device;
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
  private static final Pattern OF_MACHINES = Pattern.compile("net_(vnet|tap|macvtap).*");

  private Bridges() {}

  /**
   * What there is.
   *
   * @param names empty when the host can't tell
   * @param down those of them that are not up
   */
  record Seen(Set<String> names, Set<String> down) {}

  static Seen of(Session session) throws LibvirtException {
    Seen seen = new Seen(new TreeSet<>(), new TreeSet<>());
    Connect connect = session.connect();
    optional(() -> seen.names.addAll(List.of(connect.listInterfaces())));
    // A bridge whose ports have just begun forwards nothing for some seconds, and counts as
    // inactive.
    optional(() -> seen.down.addAll(List.of(connect.listDefinedInterfaces())));
    seen.names.addAll(seen.down);
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
