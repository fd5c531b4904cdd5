package org.patchbay.hypervisor.edge.libvirt;

import java.util.Optional;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.SizeElements;
import org.patchbay.hypervisor.entity.MachineSize;
import org.patchbay.hypervisor.entity.VolumeRef;

/** How big machines are. */
final class Sizes {
  private Sizes() {}

  static MachineSize of(Session session, Domain domain, VolumeRef disk) throws LibvirtException {
    SizeElements found = document(domain);
    return new MachineSize(
        found.vcpus(),
        found.maxVcpus(),
        found.memoryMiB(),
        found.maxMemoryMiB(),
        Volumes.capacity(session, disk).map(bytes -> bytes >> Volumes.BYTES_OF_GIB).orElse(0L));
  }

  /** What it is running with, or is defined with while it is off. */
  static SizeElements document(Domain domain) throws LibvirtException {
    return SizeElements.read(Optional.ofNullable(domain.getXMLDesc(0)).orElseThrow());
  }
}
