package org.patchbay.hypervisor.edge.libvirt;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.libvirt.LibvirtException;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.HostSighting;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;

/** KVM hosts by libvirt. */
@ApplicationScoped
public class LibvirtHypervisor implements Hypervisor {
  private static final Duration USUAL = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final long SLOWEST_BYTES_PER_SECOND = 1 << 20;

  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.libvirt.tls.pki-dir")
  Optional<String> pkiDir;

  @Inject
  @ConfigProperty(name = "patchbay.libvirt.ssh.keyfile")
  Optional<String> sshKey;

  private final Map<UUID, Host> hosts = new ConcurrentHashMap<>();
  private Uris uris;

  /** A host's line, what is known of its machines' stamps, and what runs its machines. */
  private static final class Host {
    final HostLine line;
    final Sightings sightings = new Sightings();
    volatile MachineType type;

    Host(HostLine line, MachineType type) {
      this.line = line;
      this.type = type;
    }
  }

  @PostConstruct
  void prepare() {
    uris = new Uris(pkiDir.orElse(""), sshKey.orElse(""));
  }

  @Override
  public boolean serves(URI uri) {
    return Uris.serves(uri);
  }

  private Host host(HostAddress address) {
    return hosts.computeIfAbsent(
        address.id(),
        id ->
            new Host(
                new HostLine(
                    address.uri().getHost() == null
                        ? address.uri().toString()
                        : address.uri().getHost(),
                    uris.complete(address.uri())),
                address.machineType()));
  }

  /** Work that returns nothing. */
  @FunctionalInterface
  private interface Task {
    void with(Link link) throws LibvirtException;
  }

  private void run(HostAddress address, Duration limit, Task task) {
    host(address)
        .line
        .call(
            limit,
            link -> {
              task.with(link);
              return null;
            });
  }

  private HostFacts facts(Host host, Link link) throws LibvirtException {
    if (host.type == MachineType.AUTO) {
      host.type = Facts.type(link);
    }
    HostFacts facts = Facts.of(link, host.type);
    host.type = facts.machineType();
    return facts;
  }

  @Override
  public HostFacts inspect(HostAddress address) {
    Host host = host(address);
    HostFacts facts = host.line.call(USUAL, link -> facts(host, link));
    if (facts.pools().stream().noneMatch(pool -> pool.name().equals(address.pool()))) {
      throw Fault.of(FaultCode.HOST_NOT_PREPARED, address.pool());
    }
    return facts;
  }

  @Override
  public HostSighting observe(HostAddress address) {
    Host host = host(address);
    return host.line.call(
        USUAL,
        link -> {
          HostFacts facts = facts(host, link);
          boolean real = facts.machineType() != MachineType.TEST;
          return new HostSighting(
              clock.instant(), facts, host.sightings.all(link, real, clock.instant()));
        });
  }

  @Override
  public MachineSighting look(HostAddress address, MachineSpec spec) {
    return host(address).line.call(USUAL, link -> Machines.look(link, spec, clock.instant()));
  }

  @Override
  public void joinSegment(HostAddress address, SegmentSpec segment) {
    String document = NetworkDocuments.segment(address, segment);
    run(address, USUAL, link -> Networks.join(link, segment.networkName(), document));
  }

  @Override
  public void leaveSegment(HostAddress address, SegmentSpec segment) {
    run(address, USUAL, link -> Networks.leave(link, segment.networkName()));
  }

  @Override
  public void joinPublic(HostAddress address, PublicSpec network) {
    String document = NetworkDocuments.publicOne(network);
    run(address, USUAL, link -> Networks.join(link, network.networkName(), document));
  }

  @Override
  public void leavePublic(HostAddress address, PublicSpec network) {
    run(address, USUAL, link -> Networks.leave(link, network.networkName()));
  }

  @Override
  public boolean hasVolume(HostAddress address, VolumeRef volume) {
    return host(address).line.call(USUAL, link -> Volumes.has(link, volume));
  }

  @Override
  public void upload(HostAddress address, VolumeRef volume, Upload content) {
    Duration limit = LONG.plusSeconds(content.sizeBytes() / SLOWEST_BYTES_PER_SECOND);
    run(address, limit, link -> Volumes.upload(link, volume, content));
  }

  @Override
  public void createDisk(HostAddress address, DiskSpec disk) {
    run(address, LONG, link -> Volumes.createDisk(link, disk));
  }

  @Override
  public void forgetVolume(HostAddress address, VolumeRef volume) {
    run(address, LONG, link -> Volumes.forget(link, volume));
  }

  @Override
  public void define(HostAddress address, MachineSpec spec) {
    Host host = host(address);
    run(
        address,
        USUAL,
        link -> {
          if (host.type == MachineType.AUTO) {
            host.type = Facts.type(link);
          }
          Machines.define(link, spec, host.type);
        });
    host.sightings.forget(spec.stamp().machine());
  }

  @Override
  public void power(HostAddress address, Stamp stamp, PowerAction action) {
    run(address, LONG, link -> Machines.power(link, stamp, action));
  }

  @Override
  public void forget(HostAddress address, Stamp stamp) {
    run(address, LONG, link -> Machines.forget(link, stamp));
    host(address).sightings.forget(stamp.machine());
  }

  @Override
  public boolean agentAnswers(HostAddress address, Stamp stamp) {
    return host(address).line.call(USUAL, link -> Machines.agentAnswers(link, stamp));
  }

  @Override
  public void listen(HostAddress address, Consumer<UUID> listener) {
    host(address).line.listen(listener);
  }

  @Override
  public void release(HostAddress address) {
    Host host = hosts.remove(address.id());
    if (host != null) {
      host.line.release();
    }
  }
}
