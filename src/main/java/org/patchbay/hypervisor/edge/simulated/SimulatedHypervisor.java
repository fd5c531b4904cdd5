package org.patchbay.hypervisor.edge.simulated;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.HostSighting;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;

/** Hosts that are only written down: {@code simulated://farm/host}. */
@ApplicationScoped
public class SimulatedHypervisor implements Hypervisor {
  @Inject Simulation simulation;
  @Inject Clock clock;

  @Override
  public boolean serves(URI uri) {
    return "simulated".equals(uri.getScheme());
  }

  @Override
  public HostFacts inspect(HostAddress host) {
    HostFacts facts = simulation.reach(host).facts();
    prepared(host, facts);
    return facts;
  }

  @Override
  public HostSighting observe(HostAddress host) {
    SimulatedHost there = simulation.reach(host);
    return new HostSighting(clock.instant(), there.facts(), there.machines());
  }

  @Override
  public MachineSighting look(HostAddress host, MachineSpec spec) {
    return simulation.reach(host).look(spec);
  }

  @Override
  public void joinSegment(HostAddress host, SegmentSpec segment) {
    bridge(host, host.segmentBridge());
    simulation.reach(host).join(segment.networkName());
  }

  @Override
  public void leaveSegment(HostAddress host, SegmentSpec segment) {
    simulation.reach(host).leave(segment.networkName());
  }

  @Override
  public void joinPublic(HostAddress host, PublicSpec network) {
    bridge(host, network.bridge());
    simulation.reach(host).join(network.networkName());
  }

  @Override
  public void leavePublic(HostAddress host, PublicSpec network) {
    simulation.reach(host).leave(network.networkName());
  }

  @Override
  public boolean hasVolume(HostAddress host, VolumeRef volume) {
    return pool(host, volume).has(volume);
  }

  @Override
  public void upload(HostAddress host, VolumeRef volume, Upload content) {
    pool(host, volume).upload(volume, content);
  }

  @Override
  public void createDisk(HostAddress host, DiskSpec disk) {
    pool(host, disk.volume()).createDisk(disk);
  }

  @Override
  public void forgetVolume(HostAddress host, VolumeRef volume) {
    pool(host, volume).forgetVolume(volume);
  }

  @Override
  public void define(HostAddress host, MachineSpec spec) {
    simulation.reach(host).define(spec);
  }

  @Override
  public void power(HostAddress host, Stamp stamp, PowerAction action) {
    simulation.reach(host).power(stamp, action);
  }

  @Override
  public void forget(HostAddress host, Stamp stamp) {
    simulation.reach(host).forget(stamp);
  }

  @Override
  public boolean agentAnswers(HostAddress host, Stamp stamp) {
    return simulation.reach(host).agentAnswers(stamp);
  }

  @Override
  public void listen(HostAddress host, Consumer<UUID> listener) {
    simulation.reach(host).listen(listener);
  }

  @Override
  public void release(HostAddress host) {
    // Nothing is held.
  }

  private static void prepared(HostAddress host, HostFacts facts) {
    if (facts.pools().stream().noneMatch(pool -> pool.name().equals(host.pool()))) {
      throw Fault.of(FaultCode.HOST_NOT_PREPARED, host.pool());
    }
  }

  private SimulatedHost pool(HostAddress host, VolumeRef volume) {
    SimulatedHost there = simulation.reach(host);
    if (there.facts().pools().stream().noneMatch(pool -> pool.name().equals(volume.pool()))) {
      throw Fault.of(FaultCode.HOST_NOT_PREPARED, volume.pool());
    }
    return there;
  }

  private void bridge(HostAddress host, String bridge) {
    if (!simulation.reach(host).facts().bridges().contains(bridge)) {
      throw Fault.of(FaultCode.HOST_NOT_PREPARED, bridge);
    }
  }
}
