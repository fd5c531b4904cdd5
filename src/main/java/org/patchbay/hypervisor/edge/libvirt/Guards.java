package org.patchbay.hypervisor.edge.libvirt;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.libvirt.LibvirtException;
import org.libvirt.NetworkFilter;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.FilterDocument;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.PublicSpec;

/** The filters of public interfaces, one each. */
final class Guards {
  private Guards() {}

  /** Writes them; libvirt applies a changed one to a running machine at once. */
  static void write(Session session, MachineSpec spec) throws LibvirtException {
    for (NicSpec nic : spec.nics()) {
      if (nic instanceof NicSpec.Public plug) {
        String document = FilterDocument.of(spec.stamp().machine(), plug);
        NetworkFilter filter = session.connect().networkFilterDefineXML(document);
        session.keep(filter, filter::free);
      }
    }
  }

  /** Lets nothing more through to an interface that is to go. */
  static void shut(Session session, UUID machine, String mac) throws LibvirtException {
    var nobody = new NicSpec.Public(mac, new PublicSpec("none", "none"), List.of(), List.of());
    NetworkFilter filter =
        session.connect().networkFilterDefineXML(FilterDocument.of(machine, nobody));
    session.keep(filter, filter::free);
  }

  /** Those that the machine needs, by name. */
  static Set<String> of(MachineSpec spec) {
    return spec.nics().stream()
        .filter(NicSpec.Public.class::isInstance)
        .map(nic -> FilterDocument.name(spec.stamp().machine(), nic.mac()))
        .collect(Collectors.toSet());
  }

  /**
   * Removes the machine's other guards. They are found by name and not by its definition: one who
   * died between guard and definition left a guard that no machine tells of.
   */
  static void keepOnly(Session session, UUID machine, Set<String> needed) throws LibvirtException {
    for (String name : session.connect().listNetworkFilters()) {
      if (FilterDocument.isGuardOf(machine, name) && !needed.contains(name)) {
        remove(session, name);
      }
    }
  }

  private static void remove(Session session, String name) throws LibvirtException {
    var filter = session.filter(name);
    if (filter.isPresent()) {
      Session.present(
          () -> {
            filter.get().undefine();
            return true;
          });
    }
  }
}
