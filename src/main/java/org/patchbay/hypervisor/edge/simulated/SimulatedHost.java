package org.patchbay.hypervisor.edge.simulated;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.DiskSpec;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.SeenMachine;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;

/** One simulated host. Every change is on disk before the call returns. */
final class SimulatedHost {
  private final HostShape shape;
  private final StateFile file;
  private final Clock clock;
  private final HostState state;
  private volatile Consumer<UUID> listener = uuid -> {};

  SimulatedHost(HostShape shape, StateFile file, Clock clock) {
    this.shape = shape;
    this.file = file;
    this.clock = clock;
    this.state = file.read();
  }

  synchronized HostFacts facts() {
    return shape.facts(state.volumes().values().stream().mapToLong(Long::longValue).sum());
  }

  synchronized List<SeenMachine> machines() {
    return state.machines().values().stream()
        .map(machine -> machine.seen(clock.instant(), shape.shutdown()))
        .toList();
  }

  synchronized MachineSighting look(MachineSpec spec) {
    Optional<SimulatedMachine> machine = find(spec.stamp().machine());
    Optional<Stamp> stamp = machine.flatMap(SimulatedMachine::stamp);
    return new MachineSighting(
        clock.instant(),
        machine.map(this::stateOf).orElse(MachineState.ABSENT),
        machine.isEmpty() || bearsTenantOf(machine.get(), spec.stamp()),
        stamp.map(s -> s.specHash().equals(spec.stamp().specHash())).orElse(false),
        has(spec.disk().volume()),
        has(spec.seed()),
        has(spec.disk().backing()),
        state.networks().containsAll(networks(spec)));
  }

  boolean has(VolumeRef volume) {
    return state.volumes().containsKey(volume.name());
  }

  synchronized void join(String network) {
    state.networks().add(network);
    keep();
  }

  synchronized void leave(String network) {
    boolean used = state.machines().values().stream().anyMatch(m -> m.networks().contains(network));
    if (used) {
      throw Fault.of(FaultCode.STILL_IN_USE, network);
    }
    state.networks().remove(network);
    keep();
  }

  void upload(VolumeRef volume, Upload content) {
    forgetVolume(volume);
    long arrived = drain(content);
    if (arrived != content.sizeBytes()) {
      throw Fault.of(FaultCode.HYPERVISOR_REFUSED, "upload ended early");
    }
    put(volume, arrived);
  }

  private synchronized void put(VolumeRef volume, long bytes) {
    state.volumes().put(volume.name(), bytes);
    keep();
  }

  private static long drain(Upload content) {
    try (InputStream in = content.open().get()) {
      return in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw Fault.because(e, FaultCode.HYPERVISOR_REFUSED, "the content can't be read");
    }
  }

  synchronized void createDisk(DiskSpec disk) {
    if (has(disk.volume())) {
      return;
    }
    if (!has(disk.backing())) {
      throw Fault.of(FaultCode.IMAGE_MISSING, disk.backing().name());
    }
    put(disk.volume(), 0);
  }

  synchronized void forgetVolume(VolumeRef volume) {
    if (state.volumes().remove(volume.name()) != null) {
      keep();
    }
  }

  synchronized void define(MachineSpec spec) {
    Optional<SimulatedMachine> before = find(spec.stamp().machine());
    before.ifPresent(machine -> ours(machine, spec.stamp()));
    boolean nameTaken =
        state.machines().values().stream()
            .anyMatch(
                m -> m.name().equals(spec.name()) && !m.uuid().equals(spec.stamp().machine()));
    if (nameTaken) {
      throw Fault.of(FaultCode.HYPERVISOR_REFUSED, "the name is taken: " + spec.name());
    }
    put(
        new SimulatedMachine(
            spec.stamp().machine(),
            spec.name(),
            Optional.of(spec.stamp()),
            spec.vcpus(),
            spec.memoryMiB(),
            networks(spec),
            before.flatMap(SimulatedMachine::startedAt),
            before.flatMap(SimulatedMachine::stoppingSince)));
  }

  synchronized void power(Stamp stamp, PowerAction action) {
    SimulatedMachine machine =
        find(stamp.machine())
            .map(there -> ours(there, stamp))
            .orElseThrow(() -> Fault.notFound("machine", stamp.machine()));
    boolean off = stateOf(machine) == MachineState.OFF;
    Instant now = clock.instant();
    switch (action) {
      case START -> start(machine, off, now);
      case CUT -> put(machine.off());
      case STOP -> put(off ? machine.off() : machine.askedToStop(now));
      case REBOOT -> reboot(machine, off, now);
    }
    listener.accept(machine.uuid());
  }

  private void start(SimulatedMachine machine, boolean off, Instant now) {
    if (!state.networks().containsAll(machine.networks())) {
      throw Fault.of(FaultCode.HYPERVISOR_REFUSED, "a network is missing");
    }
    if (off) {
      put(machine.started(now));
    }
  }

  private void reboot(SimulatedMachine machine, boolean off, Instant now) {
    if (off) {
      throw Fault.of(FaultCode.HYPERVISOR_REFUSED, "the machine is off");
    }
    put(machine.started(now));
  }

  synchronized void forget(Stamp stamp) {
    find(stamp.machine())
        .map(there -> ours(there, stamp))
        .ifPresent(
            machine -> {
              state.machines().remove(machine.uuid());
              keep();
              listener.accept(machine.uuid());
            });
  }

  synchronized boolean agentAnswers(Stamp stamp) {
    return find(stamp.machine())
        .filter(machine -> bearsTenantOf(machine, stamp))
        .filter(machine -> stateOf(machine) == MachineState.RUNNING)
        .map(machine -> machine.booted(clock.instant(), shape.boot()))
        .orElse(false);
  }

  void listen(Consumer<UUID> other) {
    listener = other;
  }

  /** A machine that is not ours, as if an operator had made it by hand. */
  synchronized void addStranger(UUID uuid, String name) {
    put(
        new SimulatedMachine(
            uuid,
            name,
            Optional.empty(),
            1,
            128,
            Set.of(),
            Optional.of(clock.instant()),
            Optional.empty()));
  }

  /** A machine or volume that vanishes, as if an operator had removed it by hand. */
  synchronized void vanish(UUID machine) {
    state.machines().remove(machine);
    keep();
    listener.accept(machine);
  }

  synchronized void crash(UUID machine) {
    find(machine).ifPresent(found -> put(found.off()));
    listener.accept(machine);
  }

  private Optional<SimulatedMachine> find(UUID uuid) {
    return Optional.ofNullable(state.machines().get(uuid));
  }

  private MachineState stateOf(SimulatedMachine machine) {
    return machine.state(clock.instant(), shape.shutdown());
  }

  private static SimulatedMachine ours(SimulatedMachine machine, Stamp stamp) {
    if (!bearsTenantOf(machine, stamp)) {
      throw Fault.of(FaultCode.NOT_OUR_MACHINE, machine.name());
    }
    return machine;
  }

  private static boolean bearsTenantOf(SimulatedMachine machine, Stamp stamp) {
    return machine.stamp().map(Stamp::tenant).filter(stamp.tenant()::equals).isPresent();
  }

  private static Set<String> networks(MachineSpec spec) {
    return spec.nics().stream().flatMap(SimulatedHost::network).collect(Collectors.toSet());
  }

  private static Stream<String> network(NicSpec nic) {
    if (nic instanceof NicSpec.Private plug) {
      return Stream.of(plug.segment().networkName());
    }
    return nic instanceof NicSpec.Public plug
        ? Stream.of(plug.network().networkName())
        : Stream.empty();
  }

  private void put(SimulatedMachine machine) {
    state.machines().put(machine.uuid(), machine);
    keep();
  }

  private void keep() {
    file.write(state);
  }
}
