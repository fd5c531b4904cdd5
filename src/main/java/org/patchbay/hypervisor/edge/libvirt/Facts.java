package org.patchbay.hypervisor.edge.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.libvirt.LibvirtException;
import org.libvirt.Network;
import org.libvirt.NodeInfo;
import org.libvirt.StoragePool;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.MachineType;

/** Reads who a host is and what it has. */
final class Facts {
  private static final long MIB = 1 << 20;

  private Facts() {}

  /**
   * The facts.
   *
   * @param type as it was found before, or {@code AUTO} to find out
   */
  static HostFacts of(Link link, MachineType type) throws LibvirtException {
    NodeInfo node = link.nodeInfo();
    return new HostFacts(
        uuid(link),
        link.getHostName(),
        type == MachineType.AUTO || type == MachineType.TEST ? type(link) : type,
        node.maxCpus(),
        node.memory / 1024,
        pools(link),
        List.copyOf(bridges(link)),
        version(link));
  }

  private static UUID uuid(Link link) throws LibvirtException {
    String uuid = Xml.parse(link.getCapabilities()).find("host/uuid").map(Xml::text).orElse("");
    // The test driver has none: its name is as good, since there is one per process.
    return uuid.isEmpty()
        ? UUID.nameUUIDFromBytes(link.getURI().getBytes(StandardCharsets.UTF_8))
        : UUID.fromString(uuid);
  }

  static MachineType type(Link link) throws LibvirtException {
    if (link.getType().equalsIgnoreCase("test")) {
      return MachineType.TEST;
    }
    boolean accelerated = offers(link, "kvm");
    return accelerated ? MachineType.KVM : MachineType.QEMU;
  }

  private static boolean offers(Link link, String type) {
    Pointer text =
        Extension.LIBVIRT.virConnectGetDomainCapabilities(
            link.pointer(), null, "x86_64", null, type, 0);
    if (text == null) {
      return false;
    }
    try {
      return Xml.parse(text.getString(0, "UTF-8"))
          .find("domain")
          .filter(domain -> domain.text().equals(type))
          .isPresent();
    } finally {
      Native.free(Pointer.nativeValue(text));
    }
  }

  private static List<HostFacts.PoolFacts> pools(Link link) throws LibvirtException {
    List<HostFacts.PoolFacts> pools = new ArrayList<>();
    Set<String> names = new TreeSet<>(List.of(link.listStoragePools()));
    names.addAll(List.of(link.listDefinedStoragePools()));
    for (String name : names) {
      StoragePool pool = link.storagePoolLookupByName(name);
      var info = pool.getInfo();
      boolean active = pool.isActive() == 1;
      pools.add(new HostFacts.PoolFacts(name, active, info.capacity / MIB, info.available / MIB));
      pool.free();
    }
    return pools;
  }

  /** Host interfaces where the driver lists them, and bridges that networks name. */
  private static Set<String> bridges(Link link) throws LibvirtException {
    Set<String> bridges = new TreeSet<>();
    try {
      bridges.addAll(List.of(link.listInterfaces()));
    } catch (LibvirtException e) {
      return Set.of();
    }
    for (String name : link.listNetworks()) {
      Network network = link.networkLookupByName(name);
      Xml.parse(network.getXMLDesc(0)).find("bridge").ifPresent(b -> bridges.add(b.get("name")));
      network.free();
    }
    return bridges;
  }

  private static String version(Link link) throws LibvirtException {
    return "libvirt "
        + dotted(link.getLibVersion())
        + ", "
        + link.getType()
        + " "
        + dotted(link.getVersion());
  }

  private static String dotted(long version) {
    return version / 1_000_000 + "." + version / 1000 % 1000 + "." + version % 1000;
  }
}
