package org.patchbay.hypervisor.edge.libvirt;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.NetworkFilter;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.FilterDocument;
import org.patchbay.hypervisor.edge.libvirt.document.FilterSense;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.PublicSpec;

/** The filters of public interfaces, one each. */
final class Guards {
  private Guards() {}

  /**
   * Writes those of a machine that is there, and looks whether they are what was written: a host
   * that makes something else of it is told of, and not asked for ever.
   */
  static void renew(Session session, MachineSpec spec, MachineType type) throws LibvirtException {
    Domain domain =
        session
            .domain(spec.stamp().machine())
            .orElseThrow(() -> Fault.notFound("machine", spec.stamp().machine()));
    Machines.ours(domain, spec.stamp());
    if (type == MachineType.TEST) {
      return;
    }
    write(session, spec);
    if (!stand(session, spec)) {
      throw Fault.of(FaultCode.HYPERVISOR_REFUSED, "the host keeps another guard than was written");
    }
  }

  /** True when each is on the host and does what it should, whoever wrote it. */
  static boolean stand(Session session, MachineSpec spec) throws LibvirtException {
    for (NicSpec nic : spec.nics()) {
      if (nic instanceof NicSpec.Public plug && !stands(session, spec.stamp().machine(), plug)) {
        return false;
      }
    }
    return true;
  }

  private static boolean stands(Session session, UUID machine, NicSpec.Public plug)
      throws LibvirtException {
    var filter = session.filter(FilterDocument.name(machine, plug.mac()));
    return filter.isPresent()
        && FilterSense.of(filter.get().getXMLDesc())
            .equals(FilterSense.of(FilterDocument.of(machine, plug)));
  }

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
