package org.patchbay.hypervisor.edge.libvirt;

import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.MachineDevices;
import org.patchbay.hypervisor.edge.libvirt.document.MemoryDocument;
import org.patchbay.hypervisor.edge.libvirt.document.SizeElements;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineType;

/** Changes the size of machines of ours under their guests. */
final class Resizing {
  /** What runs, and not its definition. */
  private static final int LIVE = 1;

  private static final int IN_BYTES = 1;
  private static final int KIB_OF_MIB = 10;

  private Resizing() {}

  static void act(Session session, MachineSpec spec, MachineType type) throws LibvirtException {
    Domain domain =
        Machines.ours(
            session
                .domain(spec.stamp().machine())
                .orElseThrow(() -> Fault.notFound("machine", spec.stamp().machine())),
            spec.stamp());
    boolean runs = domain.isActive() == 1;
    if (runs) {
      SizeElements now = Sizes.document(domain);
      processors(domain, spec, now, type);
      memory(domain, spec, now);
    }
    disk(session, domain, spec.disk(), runs && type != MachineType.TEST);
  }

  private static void processors(
      Domain domain, MachineSpec spec, SizeElements now, MachineType type) throws LibvirtException {
    int most = Math.min(spec.vcpus(), now.maxVcpus());
    if (most > now.vcpus()) {
      domain.setVcpusFlags(most, LIVE);
      if (type != MachineType.TEST) {
        GuestProcessors.bringOnline(domain, most);
      }
    }
  }

  /** What lacks is plugged in; what is plugged in and not to be used is the balloon's. */
  private static void memory(Domain domain, MachineSpec spec, SizeElements now)
      throws LibvirtException {
    long room = MemoryDocument.wholeBlocksIn(now.maxMemoryMiB() - now.pluggedMiB());
    long lacking = MemoryDocument.inBlocks(spec.memoryMiB() - now.pluggedMiB());
    long more = Math.max(0, Math.min(lacking, room));
    if (more > 0) {
      domain.attachDeviceFlags(MemoryDocument.module(more), LIVE);
    }
    long target = Math.min(spec.memoryMiB(), now.pluggedMiB() + more);
    if (more > 0 || target != now.memoryMiB()) {
      domain.setMemory(target << KIB_OF_MIB);
    }
  }

  private static void disk(Session session, Domain domain, DiskSpec disk, boolean underGuest)
      throws LibvirtException {
    long wanted = disk.sizeGiB() << Volumes.BYTES_OF_GIB;
    if (Volumes.capacity(session, disk.volume()).orElse(wanted) >= wanted) {
      return;
    }
    if (underGuest) {
      domain.blockResize(MachineDevices.DISK, wanted, IN_BYTES);
    } else {
      Volumes.grow(session, disk.volume(), wanted);
    }
  }
}
