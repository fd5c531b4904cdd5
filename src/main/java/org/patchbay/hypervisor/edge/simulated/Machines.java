package org.patchbay.hypervisor.edge.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.entity.ConsoleTail;
import org.patchbay.hypervisor.entity.FixtureField;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostFixtures;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.PowerAction;
import org.patchbay.hypervisor.entity.SeenMachine;
import org.patchbay.hypervisor.entity.SeenPlug;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.hypervisor.entity.VolumeRef;

/** The machines of a host's state at a time. */
final class Machines {
  private final Shelves shelves;
  private final HostState state;
  private final HostShape shape;
  private final Instant now;

  Machines(Shelves shelves, Instant now) {
    this.shelves = shelves;
    this.state = shelves.own();
    this.shape = shelves.shape();
    this.now = now;
  }

  List<SeenMachine> seen() {
    return state.machines().stream().map(one -> one.seen(now, shape.shutdown())).toList();
  }

  MachineSighting look(MachineSpec spec) {
    Optional<SimulatedMachine> machine = state.machine(spec.stamp().machine());
    return new MachineSighting(
        now,
        machine.map(this::stateOf).orElse(MachineState.ABSENT),
        machine.map(there -> Ownership.is(there, spec.stamp())).orElse(true),
        machine
            .flatMap(SimulatedMachine::stamp)
            .filter(found -> found.specHash().equals(spec.stamp().specHash()))
            .isPresent(),
        shelves.have(spec.disk().volume()),
        shelves.have(spec.seed()),
        shelves.have(spec.disk().backing()),
        state.networks().containsAll(Plugs.of(spec)),
        machine.map(there -> shapeOf(there).size(capacity(spec))),
        spec.data().map(d -> shelves.have(d.volume())).orElse(true),
        machine.map(there -> there.guard().equals(Plugs.guard(spec))).orElse(true),
        machine
            .filter(there -> stateOf(there) == MachineState.RUNNING)
            .map(there -> there.cards().areLive(spec) && !isLoose(there.uuid()))
            .orElse(true));
  }

  /** Somebody took a card from behind its guard or from its isolation. */
  private boolean isLoose(UUID machine) {
    return state.isBent(machine, FixtureField.FILTER)
        || state.isBent(machine, FixtureField.ISOLATED);
  }

  HostFixtures fixtures() {
    List<SimulatedMachine> ours =
        state.machines().stream().filter(one -> one.stamp().isPresent()).toList();
    return SimulatedFixtures.found(state, ours, one -> stateOf(one) == MachineState.RUNNING);
  }

  private long capacity(MachineSpec spec) {
    VolumeRef disk = spec.disk().volume();
    return shelves.of(disk).capacity(disk.name());
  }

  void define(MachineSpec spec) {
    UUID uuid = spec.stamp().machine();
    Optional<SimulatedMachine> before = state.machine(uuid);
    before.ifPresent(there -> Ownership.required(there, spec.stamp()));
    boolean taken =
        state.machines().stream()
            .anyMatch(other -> other.name().equals(spec.name()) && !other.uuid().equals(uuid));
    if (taken) {
      throw Fault.of(FaultCode.HYPERVISOR_REFUSED, shape.key(), "the name is taken");
    }
    state.put(
        new SimulatedMachine(
            uuid,
            spec.name(),
            Optional.of(spec.stamp()),
            Shape.of(spec),
            before.map(SimulatedMachine::running).orElse(Shape.of(spec)),
            before.map(there -> there.cards().defined(spec)).orElse(Cards.of(spec)),
            before.flatMap(SimulatedMachine::startedAt),
            before.flatMap(SimulatedMachine::stoppingSince),
            before.flatMap(SimulatedMachine::mishap),
            Plugs.guard(spec)));
  }

  void guard(MachineSpec spec) {
    state.put(ours(spec.stamp()).guarded(Plugs.guard(spec)));
  }

  /** A guest gives memory back at once, unless it hangs. */
  void resize(MachineSpec spec) {
    SimulatedMachine machine = ours(spec.stamp());
    if (!isOff(machine)) {
      Shape given = machine.running().towards(spec);
      boolean keeps = machine.met(Mishap.HUNG) && given.memoryMiB() < machine.running().memoryMiB();
      state.put(
          machine.with(keeps ? given.with(given.vcpus(), machine.running().memoryMiB()) : given));
    }
    VolumeRef disk = spec.disk().volume();
    shelves.of(disk).grow(disk.name(), spec.disk().sizeGiB());
  }

  /** A guest gives its cards back at once. */
  boolean plug(MachineSpec spec) {
    SimulatedMachine machine = ours(spec.stamp());
    if (isOff(machine)) {
      return true;
    }
    if (!state.networks().containsAll(Plugs.of(spec))) {
      throw refused("Network not found");
    }
    state.put(machine.with(machine.cards().plugged(spec)));
    spec.nics()
        .forEach(
            nic -> {
              String card = machine.uuid() + " " + nic.mac() + " ";
              state.straighten(card + FixtureField.FILTER);
              state.straighten(card + FixtureField.ISOLATED);
            });
    return true;
  }

  boolean replug(MachineSpec spec) {
    boolean whole = plug(spec);
    state.straighten(spec.stamp().machine() + " ");
    return whole;
  }

  private SimulatedMachine ours(Stamp stamp) {
    return state
        .machine(stamp.machine())
        .map(there -> Ownership.required(there, stamp))
        .orElseThrow(() -> Fault.notFound("machine", stamp.machine()));
  }

  void power(Stamp stamp, PowerAction action) {
    SimulatedMachine machine = ours(stamp);
    boolean off = isOff(machine);
    switch (action) {
      case START -> start(machine, off);
      case CUT -> cut(machine, off);
      case STOP -> stop(machine, off);
      case REBOOT -> reboot(machine, off);
    }
  }

  private void start(SimulatedMachine machine, boolean off) {
    if (machine.met(Mishap.PAUSED)) {
      state.put(machine.resumed());
    } else if (off) {
      requireWhatItNeeds(machine);
      state.straighten(machine.uuid() + " ");
      state.put(machine.started(now));
    }
  }

  private void requireWhatItNeeds(SimulatedMachine machine) {
    for (String network : machine.cards().networks(false)) {
      if (!state.networks().contains(network)) {
        throw refused("Network not found: no network with matching name '" + network + "'");
      }
    }
  }

  private void cut(SimulatedMachine machine, boolean off) {
    if (!off) {
      state.put(machine.off());
    }
  }

  /** A guest that hangs or is paused does not hear the power button. */
  private void stop(SimulatedMachine machine, boolean off) {
    if (!off && machine.mishap().isEmpty()) {
      state.put(machine.askedToStop(now));
    }
  }

  private void reboot(SimulatedMachine machine, boolean off) {
    if (off) {
      throw refused("the machine is off");
    }
    if (machine.mishap().isEmpty()) {
      state.put(machine.started(now));
    }
  }

  /** A machine that may go to another host while it runs. */
  SimulatedMachine leaving(MachineSpec spec) {
    SimulatedMachine machine = ours(spec.stamp());
    if (isOff(machine)) {
      throw refused("domain is not running");
    }
    return machine;
  }

  boolean isOn(Stamp stamp) {
    return state.machine(stamp.machine()).filter(there -> !isOff(there)).isPresent();
  }

  /** Refuses a machine that could not run here. */
  void expect(MachineSpec spec) {
    boolean there = shelves.have(spec.disk().volume()) && shelves.have(spec.disk().backing());
    if (!there || !state.networks().containsAll(Plugs.of(spec))) {
      throw refused("what the machine needs is not here");
    }
  }

  /** It goes on here as it was, behind the guards that it is to have. */
  void arrive(SimulatedMachine machine, MachineSpec spec) {
    state.put(machine.guarded(Plugs.guard(spec)));
  }

  /** It has gone on elsewhere and is only defined here. */
  void left(SimulatedMachine machine) {
    state.put(machine.off());
  }

  void forget(Stamp stamp) {
    state
        .machine(stamp.machine())
        .map(there -> Ownership.required(there, stamp))
        .ifPresent(there -> state.removeMachine(there.uuid()));
  }

  boolean agentAnswers(Stamp stamp) {
    return state
        .machine(stamp.machine())
        .filter(there -> Ownership.is(there, stamp))
        .filter(there -> stateOf(there) == MachineState.RUNNING)
        .map(there -> there.booted(now, shape.boot()))
        .orElse(false);
  }

  /** Of one of ours that runs. */
  List<SeenPlug> plugs(HostAddress host, Stamp stamp) {
    return state
        .machine(stamp.machine())
        .filter(there -> Ownership.is(there, stamp))
        .filter(there -> stateOf(there) == MachineState.RUNNING)
        .map(there -> there.cards().plugs(host))
        .orElse(List.of());
  }

  ConsoleTail console(Stamp stamp) {
    return state
        .machine(stamp.machine())
        .filter(there -> Ownership.is(there, stamp))
        .map(there -> new ConsoleTail(true, there.console(now, shape.boot()).getBytes(UTF_8)))
        .orElse(ConsoleTail.NOT_KEPT);
  }

  boolean isStopping(UUID machine) {
    return state.machine(machine).filter(m -> stateOf(m) == MachineState.STOPPING).isPresent();
  }

  private boolean isOff(SimulatedMachine machine) {
    MachineState is = stateOf(machine);
    return is == MachineState.OFF || is == MachineState.CRASHED;
  }

  private Shape shapeOf(SimulatedMachine machine) {
    return machine.shape(now, shape.shutdown());
  }

  private MachineState stateOf(SimulatedMachine machine) {
    return machine.state(now, shape.shutdown());
  }

  private Fault refused(String words) {
    return Fault.of(FaultCode.HYPERVISOR_REFUSED, shape.key(), words);
  }
}
