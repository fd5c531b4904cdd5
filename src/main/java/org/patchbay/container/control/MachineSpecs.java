package org.patchbay.container.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.PortText;
import org.patchbay.container.entity.SpecHash;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.entity.DataDisk;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.VolumeRef;
import org.patchbay.image.control.Images;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.entity.Nic;

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

  /** All a turn needs, read in one transaction. */
  ContainerView view(UUID id) {
    return viewAt(id, containers.get(id).hostId());
  }

  /** The same, as it is to be, or may have been, on another host than its own. */
  ContainerView viewAt(UUID id, UUID hostId) {
    Container container = containers.get(id);
    HostAddress host = hosts.get(hostId).address();
    List<Nic> nics = addresses.of(id);
    return new ContainerView(
        container,
        container.wish(),
        hosts.get(hostId).name(),
        host,
        spec(container, host, nics),
        nics);
  }

  private MachineSpec spec(Container container, HostAddress host, List<Nic> nics) {
    List<NicSpec> plugs = nics.stream().map(nic -> plug(container, nic)).toList();
    var size = container.size();
    String volume = "pb-" + container.id();
    MachineSpec spec =
        new MachineSpec(
            new Stamp(container.id(), container.tenantId(), SpecHash.of(container, plugs)),
            machineName(container),
            size.vcpus(),
            size.maxVcpus(),
            size.memoryMiB(),
            size.maxMemoryMiB(),
            new DiskSpec(
                new VolumeRef(host.pool(), volume + ".qcow2"),
                images.get(container.imageId()).volume(host.pool()),
                size.diskGiB() - container.dataGiB()),
            new VolumeRef(host.pool(), volume + "-seed.iso"),
            plugs);
    return data(container, host).map(spec::with).orElse(spec);
  }

  /** A node's data disk keeps its name wherever it goes. */
  private static Optional<DataDisk> data(Container container, HostAddress host) {
    return container
        .data()
        .map(node -> new DataDisk(dataVolume(host.pool(), node), container.dataGiB(), DATA_SERIAL));
  }

  /** Where a node's data disk lies on a host. */
  static VolumeRef dataVolume(String pool, UUID node) {
    return new VolumeRef(pool, "pb-node-" + node + "-data.qcow2");
  }

  /** Unique on every host, and still telling an operator at the console which one it is. */
  private static String machineName(Container container) {
    return container.name() + "-" + container.id().toString().substring(0, 8);
  }

  private NicSpec plug(Container container, Nic nic) {
    if (nic.isPublic()) {
      return new NicSpec.Public(
          nic.mac(),
          networks.get(nic.networkId()).spec(),
          List.of(nic.address()),
          container.openPorts().stream().map(PortText::read).toList());
    }
    return new NicSpec.Private(nic.mac(), new SegmentSpec(nic.segmentId()), List.of(nic.address()));
  }
}
