package org.patchbay.hypervisor.edge.libvirt;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.NetworkFilter;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.FilterDocument;
import org.patchbay.hypervisor.edge.libvirt.document.Xml;
import org.patchbay.hypervisor.entity.NicSpec;

/** The filters of public interfaces, one each. */
final class Guards {
  private Guards() {}

  /** Writes them; libvirt applies a changed one to a running machine at once. */
  static void write(Session session, List<NicSpec> nics) throws LibvirtException {
    for (NicSpec nic : nics) {
      if (nic instanceof NicSpec.Public plug) {
        NetworkFilter filter = session.connect().networkFilterDefineXML(FilterDocument.of(plug));
        session.keep(filter, filter::free);
      }
    }
  }

  /** The guards that the definition names. */
  static Set<String> of(Domain domain) throws LibvirtException {
    return Xml.parse(domain.getXMLDesc(0)).all("filterref").stream()
        .map(reference -> reference.get("filter"))
        .filter(FilterDocument::isGuard)
        .collect(Collectors.toSet());
  }

  static void remove(Session session, Set<String> names) throws LibvirtException {
    for (String name : names) {
      var filter = session.filter(name);
      if (filter.isPresent()) {
        filter.get().undefine();
      }
    }
  }
}
