package org.patchbay.hypervisor.edge.simulated;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.entity.ConsoleTail;
import org.patchbay.hypervisor.entity.DataDisk;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.GuestErrand;
import org.patchbay.hypervisor.entity.GuestFile;
import org.patchbay.hypervisor.entity.GuestPort;
import org.patchbay.hypervisor.entity.GuestPorts;
import org.patchbay.hypervisor.entity.GuestReach;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.HostFixtures;
import org.patchbay.hypervisor.entity.HostSighting;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.PublicSpec;
import org.patchbay.hypervisor.entity.SeenPlug;
import org.patchbay.hypervisor.entity.SegmentSpec;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;

/** Hosts that are only written down: {@code simulated://farm/host}. */
@ApplicationScoped
public class SimulatedHypervisor implements Hypervisor {
  @Inject Simulation simulation;

  /** The adapter outside a container. */
  public static SimulatedHypervisor on(Simulation simulation) {
    SimulatedHypervisor hypervisor = new SimulatedHypervisor();
    hypervisor.simulation = simulation;
    return hypervisor;
  }

  @Override
  public boolean serves(URI uri) {
    return HostShape.describes(uri);
  }

  private <T> T ask(HostAddress host, Call kind, Function<SimulatedHost, T> work) {
    return simulation.hosts().call(host.uri(), kind, work);
  }

  private void tell(HostAddress host, Call kind, Consumer<SimulatedHost> work) {
    ask(host, kind, SimulatedHost.run(work));
  }

  @Override
  public HostFacts inspect(HostAddress host) {
    HostFacts facts = ask(host, Call.INSPECT, SimulatedHost::facts);
    if (facts.pools().stream().noneMatch(pool -> pool.name().equals(host.pool()))) {
      throw Fault.of(FaultCode.HOST_NOT_PREPARED, host.pool());
    }
    return facts;
  }

  @Override
  public HostSighting observe(HostAddress host) {
    return ask(host, Call.OBSERVE, SimulatedHost::observe);
  }

  @Override
  public HostFixtures fixtures(HostAddress host) {
    return ask(host, Call.FIXTURES, there -> there.machines(Machines::fixtures));
  }

  @Override
  public List<Fixture> untouched(HostAddress host, MachineSpec spec) {
    return SimulatedFixtures.untouched(host, spec);
  }

  @Override
  public MachineSighting look(HostAddress host, MachineSpec spec) {
    return ask(host, Call.LOOK, there -> there.machines(machines -> machines.look(spec)));
  }

  @Override
  public void joinSegment(HostAddress host, SegmentSpec segment) {
    var network = SimulatedFixtures.network(host, segment);
    tell(host, Call.JOIN_SEGMENT, there -> there.join(network));
  }

  @Override
  public void leaveSegment(HostAddress host, SegmentSpec segment) {
    tell(host, Call.LEAVE_SEGMENT, there -> there.leave(segment.networkName()));
  }

  @Override
  public void joinPublic(HostAddress host, PublicSpec network) {
    tell(host, Call.JOIN_PUBLIC, there -> there.join(SimulatedFixtures.network(network)));
  }

  @Override
  public void leavePublic(HostAddress host, PublicSpec network) {
    tell(host, Call.LEAVE_PUBLIC, there -> there.leave(network.networkName()));
  }

  @Override
  public boolean hasVolume(HostAddress host, VolumeRef volume) {
    return ask(
        host, Call.HAS_VOLUME, there -> there.volumes(volume, volumes -> volumes.has(volume)));
  }

  @Override
  public void upload(HostAddress host, VolumeRef volume, Upload content) {
    tell(host, Call.UPLOAD, there -> there.upload(volume, content));
  }

  @Override
  public void createDisk(HostAddress host, DiskSpec disk) {
    changeVolumes(host, Call.CREATE_DISK, disk.volume(), volumes -> volumes.createDisk(disk));
  }

  @Override
  public void createDataDisk(HostAddress host, DataDisk disk) {
    changeVolumes(
        host, Call.CREATE_DATA_DISK, disk.volume(), volumes -> volumes.createDataDisk(disk));
  }

  @Override
  public long sizeOf(HostAddress host, VolumeRef volume) {
    return ask(host, Call.SIZE_OF, there -> there.volumes(volume, all -> all.size(volume)));
  }

  @Override
  public void download(HostAddress host, VolumeRef volume, OutputStream to) {
    tell(host, Call.DOWNLOAD, there -> there.download(volume, to));
  }

  @Override
  public UUID poolMark(HostAddress host, String pool) {
    return ask(host, Call.POOL_MARK, there -> there.shelves(shelves -> shelves.mark(pool)));
  }

  @Override
  public void copyDisk(HostAddress host, VolumeRef disk, VolumeRef copy, long sizeGiB) {
    changeVolumes(host, Call.COPY_DISK, copy, volumes -> volumes.copy(disk, copy));
  }

  @Override
  public void backUp(HostAddress host, MachineSpec spec, VolumeRef copy, Progress progress) {
    VolumeRef disk = spec.data().orElseThrow().volume();
    tell(
        host,
        Call.BACK_UP,
        there -> {
          there.requireRunning(spec.stamp());
          boolean wanted = progress.told(0, 1);
          there.volumes(copy, SimulatedHost.run(all -> all.backUp(disk, copy, wanted)));
        });
  }

  @Override
  public void forgetVolume(HostAddress host, VolumeRef volume) {
    changeVolumes(host, Call.FORGET_VOLUME, volume, volumes -> volumes.forget(volume));
  }

  private void changeVolumes(HostAddress host, Call kind, VolumeRef any, Consumer<Volumes> work) {
    tell(host, kind, there -> there.volumes(any, SimulatedHost.run(work)));
  }

  @Override
  public void define(HostAddress host, MachineSpec spec) {
    changeMachines(host, Call.DEFINE, machines -> machines.define(spec));
  }

  @Override
  public void guard(HostAddress host, MachineSpec spec) {
    changeMachines(host, Call.GUARD, machines -> machines.guard(spec));
  }

  @Override
  public void resize(HostAddress host, MachineSpec spec) {
    changeMachines(host, Call.RESIZE, machines -> machines.resize(spec));
  }

  @Override
  public boolean plug(HostAddress host, MachineSpec spec) {
    return ask(host, Call.PLUG, there -> there.machines(machines -> machines.plug(spec)));
  }

  @Override
  public boolean replug(HostAddress host, MachineSpec spec) {
    return ask(host, Call.PLUG, there -> there.machines(machines -> machines.replug(spec)));
  }

  @Override
  public void power(HostAddress host, Stamp stamp, PowerAction action) {
    tell(host, Call.POWER, there -> there.power(stamp, action));
  }

  @Override
  public void migrate(HostAddress host, HostAddress target, MachineSpec spec, Progress progress) {
    SimulatedHost other = simulation.hosts().at(target.uri());
    tell(
        host,
        Call.MIGRATE,
        there -> {
          other.line().call(Call.MIGRATE, () -> true);
          there.migrate(other, spec, progress);
        });
  }

  /** Nothing is under way between two calls. */
  @Override
  public void callOff(HostAddress host, Stamp stamp) {
    ask(host, Call.LOOK, there -> true);
  }

  @Override
  public void forget(HostAddress host, Stamp stamp) {
    changeMachines(host, Call.FORGET, machines -> machines.forget(stamp));
  }

  private void changeMachines(HostAddress host, Call kind, Consumer<Machines> work) {
    tell(host, kind, there -> there.machines(SimulatedHost.run(work)));
  }

  @Override
  public boolean agentAnswers(HostAddress host, Stamp stamp) {
    return ask(
        host, Call.AGENT_ANSWERS, there -> there.machines(found -> found.agentAnswers(stamp)));
  }

  @Override
  public GuestPorts listening(HostAddress host, Stamp stamp, Set<GuestPort> asked) {
    return ask(host, Call.LISTENING, there -> there.listening(stamp, asked));
  }

  @Override
  public GuestReach reach(HostAddress host, Stamp stamp, GuestErrand errand) {
    return ask(host, Call.REACH, there -> there.reach(stamp, errand));
  }

  @Override
  public List<SeenPlug> plugs(HostAddress host, Stamp stamp) {
    return ask(host, Call.PLUGS, there -> there.plugs(host, stamp));
  }

  @Override
  public GuestFile file(HostAddress host, Stamp stamp, String path) {
    return ask(host, Call.FILE, there -> there.file(stamp, path));
  }

  @Override
  public GuestFile put(HostAddress host, Stamp stamp, String path, byte[] content) {
    return ask(host, Call.PUT, there -> there.file(stamp, path));
  }

  @Override
  public ConsoleTail console(HostAddress host, Stamp stamp) {
    return ask(host, Call.CONSOLE, there -> there.machines(found -> found.console(stamp)));
  }

  @Override
  public void listen(HostAddress host, Consumer<UUID> listener) {
    simulation.hosts().at(host.uri()).listener().is(listener);
  }

  @Override
  public void release(HostAddress host) {
    simulation.hosts().at(host.uri()).listener().isNobody();
  }
}
