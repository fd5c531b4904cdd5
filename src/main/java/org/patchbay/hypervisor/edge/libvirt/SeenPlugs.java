package org.patchbay.hypervisor.edge.libvirt;

import java.util.List;
import java.util.Optional;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.PlugView;
import org.patchbay.hypervisor.entity.SeenPlug;
import org.patchbay.hypervisor.entity.Stamp;

/** Where the interfaces of a machine that runs are plugged in. */
final class SeenPlugs {
  private SeenPlugs() {}

  /** Empty when it does not run, or is not ours. */
  static List<SeenPlug> of(Session session, Stamp stamp) throws LibvirtException {
    Optional<Domain> domain = session.domain(stamp.machine());
    if (domain.isEmpty() || domain.get().isActive() == 0) {
      return List.of();
    }
    boolean ours =
        Stamps.read(domain.get(), stamp.machine())
            .filter(found -> found.tenant().equals(stamp.tenant()))
            .isPresent();
    return ours ? PlugView.read(domain.get().getXMLDesc(0)) : List.of();
  }
}
