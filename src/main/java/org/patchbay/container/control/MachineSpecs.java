package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.GuardText;
import org.patchbay.container.entity.HostMove;
import org.patchbay.container.entity.SpecHash;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.entity.DataDisk;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.image.control.Images;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.Leases;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.Lease;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.network.entity.Segment;

/** A container as the hypervisor is to make it. */
@ApplicationScoped
@Transactional
public class MachineSpecs {
  /** The guest finds it as {@code /dev/disk/by-id/virtio-pb-data}. */
  private static final String DATA_SERIAL = "pb-data";

  @Inject Containers containers;
  @Inject Hosts hosts;
  @Inject Images images;
  @Inject Addresses addresses;
  @Inject PublicNetworks networks;
  @Inject Segments segments;
  @Inject Barriers barriers;
  @Inject Leases leases;
  @Inject SeedMemory seeds;

  /** All a turn needs, read in one transaction. */
  ContainerView view(UUID id) {
    Container container = containers.get(id);
    return viewAt(id, container.hostId(), container.pool());
  }

  /** The same, as it is to be where it goes. */
  ContainerView viewThere(UUID id) {
    Container container = containers.get(id);
    HostMove move = container.move();
    UUID target = move.target().orElseThrow(() -> overtaken(container));
    return viewAt(id, target, move.targetPool().orElseThrow());
  }

  /** The same, as it may have been where something of it is left. */
  ContainerView viewLeft(UUID id) {
    Container container = containers.get(id);
    HostMove move = container.move();
    UUID remains = move.remains().orElseThrow(() -> overtaken(container));
    return viewAt(id, remains, move.remainsPool().orElseThrow());
  }

  /** Somebody called it back since the turn began: the next one knows. */
  private static Fault overtaken(Container container) {
    return Fault.of(FaultCode.CHANGED_MEANWHILE, container.name());
  }

  private ContainerView viewAt(UUID id, UUID hostId, String pool) {
    Container container = containers.get(id);
    HostAddress host = hosts.get(hostId).address();
    List<Nic> all = addresses.of(id);
    List<Nic> nics = besidesAwaited(id, all);
    return new ContainerView(
        container,
        container.wish(),
        hosts.get(hostId).name(),
        host,
        spec(container, host, Pool.of(hosts.get(hostId), pool), nics),
        nics,
        nics.size() < all.size(),
        seeds.isOutdated(id, nics));
  }

  /** An address speaks from one machine at a time: it comes when the other one has let go of it. */
  private List<Nic> besidesAwaited(UUID container, List<Nic> nics) {
    if (nics.stream().noneMatch(Nic::isPublic)) {
      return nics;
    }
    Set<InetAddress> awaited =
        leases.awaitedBy(container).stream().map(Lease::address).collect(Collectors.toSet());
    return nics.stream().filter(n -> !n.isPublic() || !awaited.contains(n.address())).toList();
  }

  private MachineSpec spec(Container container, HostAddress host, Pool pool, List<Nic> nics) {
    List<NicSpec> plugs = nics.stream().map(nic -> plug(container, nic, host)).toList();
    var size = container.size();
    MachineSpec spec =
        new MachineSpec(
            new Stamp(container.id(), container.tenantId(), SpecHash.of(container, plugs)),
            machineName(container),
            size.vcpus(),
            size.maxVcpus(),
            size.memoryMiB(),
            size.maxMemoryMiB(),
            new DiskSpec(
                pool.volume(container.systemDisk()),
                images.get(container.imageId()).volume(pool.name(), pool.shared()),
                size.diskGiB() - container.dataGiB()),
            pool.volume(container.seedImage()),
            plugs);
    return data(container, pool).map(spec::with).orElse(spec);
  }

  /** A node's data disk keeps its name wherever it goes. */
  private static Optional<DataDisk> data(Container container, Pool pool) {
    return container
        .data()
        .map(node -> new DataDisk(dataVolume(pool, node), container.dataGiB(), DATA_SERIAL));
  }

  /** What a node's data disk is called in whatever pool it lies. */
  static VolumeRef dataVolume(Pool pool, UUID node) {
    return pool.volume(Container.dataDisk(node));
  }

  /** Unique on every host, and still telling an operator at the console which one it is. */
  private static String machineName(Container container) {
    return container.name() + "-" + container.id().toString().substring(0, 8);
  }

  private NicSpec plug(Container container, Nic nic, HostAddress host) {
    if (nic.isPublic()) {
      PublicNetwork network = networks.get(nic.networkId());
      return new NicSpec.Public(
          nic.mac(),
          network.spec(),
          List.of(nic.address()),
          barriers.around(host, GuardText.read(container.openPorts())),
          network.mtu());
    }
    Segment segment = segments.get(nic.segmentId());
    List<InetAddress> own =
        Stream.concat(Stream.of(nic.address()), nic.address6().stream()).toList();
    return new NicSpec.Private(nic.mac(), segment.spec(), own, segment.mtu());
  }
}
