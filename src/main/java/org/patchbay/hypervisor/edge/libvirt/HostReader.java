package org.patchbay.hypervisor.edge.libvirt;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.libvirt.NodeInfo;
import org.libvirt.StoragePool;
import org.libvirt.StoragePoolInfo;
import org.patchbay.hypervisor.edge.libvirt.connection.Calls;
import org.patchbay.hypervisor.edge.libvirt.connection.Session;
import org.patchbay.hypervisor.edge.libvirt.document.Xml;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.HostGround;
import org.patchbay.hypervisor.entity.MachineType;

/** Reads who a host is and what it has. */
final class HostReader {
  private static final int MILLION = 1_000_000;
  private static final int THOUSAND = 1_000;

  private HostReader() {}

  static HostFacts read(Session session, HostAddress address, MachineType type)
      throws LibvirtException {
    Connect connect = session.connect();
    NodeInfo node = connect.nodeInfo();
    Bridges.Seen bridges = Bridges.of(session);
    return new HostFacts(
        uuid(connect, address),
        connect.getHostName(),
        type,
        node.cpus,
        node.memory >> 10,
        pools(session),
        List.copyOf(bridges.names()),
        version(connect),
        type == MachineType.TEST ? HostGround.WHOLE : Ground.of(session, bridges));
  }

  private static UUID uuid(Connect connect, HostAddress address) throws LibvirtException {
    // The test driver's host has none of its own: it is what its file says.
    return Xml.parse(connect.getCapabilities())
        .find("host/uuid")
        .map(uuid -> UUID.fromString(uuid.text()))
        .orElseGet(
            () ->
                UUID.nameUUIDFromBytes(address.uri().toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** The best that the host offers. */
  static MachineType type(Session session) throws LibvirtException {
    if (session.connect().getType().equalsIgnoreCase("test")) {
      return MachineType.TEST;
    }
    Pointer capabilities =
        Calls.LIBVIRT.virConnectGetDomainCapabilities(
            session.pointer(), null, null, null, "kvm", 0);
    if (capabilities == null) {
      return MachineType.QEMU;
    }
    Native.free(Pointer.nativeValue(capabilities));
    return MachineType.KVM;
  }

  private static List<HostFacts.PoolFacts> pools(Session session) throws LibvirtException {
    Connect connect = session.connect();
    List<HostFacts.PoolFacts> pools = new ArrayList<>();
    Set<String> names = new TreeSet<>(List.of(connect.listStoragePools()));
    names.addAll(List.of(connect.listDefinedStoragePools()));
    for (String name : names) {
      // Gone between the two questions is not there.
      var pool = session.pool(name);
      if (pool.isPresent()) {
        pools.add(facts(name, pool.get()));
      }
    }
    return pools;
  }

  private static HostFacts.PoolFacts facts(String name, StoragePool pool) throws LibvirtException {
    StoragePoolInfo info = pool.getInfo();
    return new HostFacts.PoolFacts(
        name, pool.isActive() == 1, info.capacity >> 20, info.available >> 20);
  }

  private static String version(Connect connect) throws LibvirtException {
    return "libvirt "
        + dotted(connect.getLibVersion())
        + ", "
        + connect.getType()
        + " "
        + dotted(connect.getVersion());
  }

  private static String dotted(long version) {
    return version / MILLION + "." + version / THOUSAND % THOUSAND + "." + version % THOUSAND;
  }
}
