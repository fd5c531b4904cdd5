package org.patchbay.hypervisor.edge.simulated;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.control.Hypervisor;
import org.patchbay.hypervisor.entity.GuestErrand;
import org.patchbay.hypervisor.entity.GuestFile;
import org.patchbay.hypervisor.entity.GuestPort;
import org.patchbay.hypervisor.entity.GuestPorts;
import org.patchbay.hypervisor.entity.GuestReach;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostFacts;
import org.patchbay.hypervisor.entity.HostSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.SeenPlug;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.Upload;
import org.patchbay.hypervisor.entity.VolumeRef;

/** One simulated host: its shape, as a URI gave it, at its place. */
final class SimulatedHost {
  private final HostShape shape;
  private final Place place;
  private final Clock clock;

  SimulatedHost(HostShape shape, Place place, Clock clock) {
    this.shape = shape;
    this.place = place;
    this.clock = clock;
  }

  HostLine line() {
    return place.line();
  }

  HostListener listener() {
    return place.listener();
  }

  /**
   * Work on the state; afterwards the listener hears of every machine that something happened to.
   */
  <T> T state(Function<HostState, T> work) {
    List<UUID> touched = new ArrayList<>();
    T result =
        place
            .store()
            .with(
                state -> {
                  T done = work.apply(state);
                  touched.addAll(state.takeTouched());
                  return done;
                });
    touched.forEach(listener()::tell);
    return result;
  }

  /** Work on the state and on what the farm shares; the host's own is taken first by everybody. */
  <T> T shelves(Function<Shelves, T> work) {
    Optional<Store> shared = place.shared();
    return state(
        own ->
            shared.isPresent()
                ? shared.get().with(all -> work.apply(new Shelves(shape, own, Optional.of(all))))
                : work.apply(new Shelves(shape, own, Optional.empty())));
  }

  <T> T machines(Function<Machines, T> work) {
    return shelves(shelves -> work.apply(new Machines(shelves, clock.instant())));
  }

  <T> T volumes(VolumeRef any, Function<Volumes, T> work) {
    return shelves(shelves -> work.apply(new Volumes(shelves, any)));
  }

  HostFacts facts() {
    return shelves(shape::facts);
  }

  HostSighting observe() {
    Instant now = clock.instant();
    return shelves(
        shelves -> {
          Machines machines = new Machines(shelves, now);
          return new HostSighting(
              now, shape.facts(shelves), machines.seen(), machines.fixtures().print());
        });
  }

  /** Off here first: should the process end now, it has lost its power and runs nowhere. */
  void migrate(SimulatedHost target, MachineSpec spec, Hypervisor.Progress progress) {
    if (target.machines(machines -> machines.isOn(spec.stamp()))) {
      return;
    }
    SimulatedMachine machine = machines(machines -> machines.leaving(spec));
    target.machines(run(machines -> machines.expect(spec)));
    long bytes = machine.running().memoryMiB() << 20;
    if (!progress.told(bytes / 2, bytes)) {
      throw Fault.of(FaultCode.HYPERVISOR_REFUSED, shape.key(), "migration was called off");
    }
    machines(run(machines -> machines.left(machine)));
    target.machines(run(machines -> machines.arrive(machine, spec)));
  }

  void power(Stamp stamp, PowerAction action) {
    boolean stopping =
        machines(
            machines -> {
              machines.power(stamp, action);
              return machines.isStopping(stamp.machine());
            });
    if (stopping) {
      listener().tellAfter(shape.shutdown(), stamp.machine());
    }
  }

  GuestPorts listening(Stamp stamp, Set<GuestPort> asked) {
    Set<Integer> silent = line().silent(stamp.machine());
    return machines(machines -> machines.agentAnswers(stamp))
        ? new GuestPorts(
            GuestPorts.Voice.TOLD,
            asked.stream().filter(p -> !silent.contains(p.port())).collect(Collectors.toSet()))
        : GuestPorts.SILENT;
  }

  /** Every door opens that no wall is before; near are those who were let in. */
  GuestReach reach(Stamp stamp, GuestErrand errand) {
    if (!machines(machines -> machines.agentAnswers(stamp))) {
      return GuestReach.of(GuestReach.Voice.SILENT);
    }
    Set<String> walls = line().met(stamp.machine(), Simulation.WALL);
    return new GuestReach(
        GuestReach.Voice.TOLD,
        errand.doors().stream()
            .filter(door -> !walls.contains(door.address().getHostAddress()))
            .collect(Collectors.toSet()),
        line().met(stamp.machine(), Simulation.NEAR).stream()
            .collect(Collectors.toMap(Function.identity(), mac -> "fe80::1")));
  }

  /** As its cards are live; with the tag that somebody gave them. */
  List<SeenPlug> plugs(HostAddress host, Stamp stamp) {
    Set<Integer> tags =
        line().met(stamp.machine(), Simulation.TAG).stream()
            .map(Integer::valueOf)
            .collect(Collectors.toSet());
    return machines(machines -> machines.plugs(host, stamp)).stream()
        .map(
            plug ->
                tags.isEmpty()
                    ? plug
                    : new SeenPlug(plug.mac(), plug.network(), plug.bridge(), tags))
        .toList();
  }

  void requireRunning(Stamp stamp) {
    boolean runs =
        state(
            state ->
                state
                    .machine(stamp.machine())
                    .filter(one -> one.startedAt().isPresent())
                    .isPresent());
    if (!runs) {
      throw Fault.of(FaultCode.HYPERVISOR_REFUSED, shape.key(), "the machine does not run");
    }
  }

  /** Every file is there, but those that were taken away. */
  GuestFile file(Stamp stamp, String path) {
    if (!machines(machines -> machines.agentAnswers(stamp))) {
      return GuestFile.SILENT;
    }
    return line().hides(stamp.machine(), path) ? GuestFile.ABSENT : GuestFile.THERE;
  }

  void upload(VolumeRef volume, Upload content) {
    volumes(volume, run(volumes -> volumes.begin(volume, content)));
    long arrived = drain(content);
    volumes(volume, run(volumes -> volumes.complete(volume, content, arrived)));
  }

  private long drain(Upload content) {
    try (InputStream in = content.open().get()) {
      return in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw Fault.because(
          e, FaultCode.HYPERVISOR_REFUSED, shape.key(), "the content can't be read");
    }
  }

  /** Nothing but the length of what a volume holds is simulated. */
  void download(VolumeRef volume, OutputStream to) {
    long bytes = volumes(volume, volumes -> volumes.size(volume));
    byte[] chunk = new byte[64 * 1024];
    try {
      for (long left = bytes; left > 0; left -= chunk.length) {
        to.write(chunk, 0, (int) Math.min(left, chunk.length));
      }
    } catch (IOException e) {
      throw Fault.because(e, FaultCode.HYPERVISOR_REFUSED, shape.key(), "nobody takes the content");
    }
  }

  void fill(String volume) {
    state(
        run(
            state -> {
              state.removeVolume(volume);
              state.putVolume(volume, shape.freeBytes(state.usedBytes()));
            }));
  }

  void join(SimulatedFixtures.Network network) {
    if (!shape.bridges().contains(network.bridge())) {
      throw Fault.of(FaultCode.HOST_NOT_PREPARED, network.bridge());
    }
    state(
        run(
            state -> {
              state.addNetwork(network.name());
              state.place(network.name(), SimulatedFixtures.document(network));
              state.straighten(SimulatedFixtures.NETWORK + network.name() + " ");
            }));
  }

  void leave(String network) {
    state(
        run(
            state -> {
              if (state.machines().stream().anyMatch(one -> uses(one, network))) {
                throw Fault.of(FaultCode.STILL_IN_USE, network);
              }
              state.removeNetwork(network);
              state.forgetPlace(network);
            }));
  }

  private boolean uses(SimulatedMachine machine, String network) {
    return machine.cards().networks(machine.startedAt().isPresent()).contains(network);
  }

  /** Work without a result. */
  static <S> Function<S, Void> run(Consumer<S> work) {
    return subject -> {
      work.accept(subject);
      return null;
    };
  }
}
