package org.patchbay.hypervisor.edge.simulated;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.hypervisor.entity.FixtureField;
import org.patchbay.hypervisor.entity.HostFixtures;

/**
 * What can be made to go wrong with simulated hosts, here and in every process that shares the
 * folder. Hosts are named by their URIs.
 */
@ApplicationScoped
public class Simulation {
  /** The volume that {@link #crowd} makes. */
  public static final String FILLER = "somebody-elses.img";

  static final String NEAR = "/near/";
  static final String WALL = "/wall/";
  static final String TAG = "/tag/";

  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.simulated.dir")
  Path folder;

  private SimulatedHosts hosts;

  /** A simulation outside a container, on a folder that another process may use as well. */
  public static Simulation in(Path folder, Clock clock) {
    Simulation simulation = new Simulation();
    simulation.folder = folder;
    simulation.clock = clock;
    return simulation;
  }

  /** Opened at the first use. */
  synchronized SimulatedHosts hosts() {
    if (hosts == null) {
      hosts = new SimulatedHosts(folder, clock);
    }
    return hosts;
  }

  /** From now on every call fails at once with {@code HOST_UNREACHABLE}. Guests go on. */
  public void cut(URI host) {
    trouble(host, now -> now.on(Trouble.Line.CUT));
  }

  /** It loses its power: its machines are off, and nobody is there until it is healed. */
  public void die(URI host) {
    cut(host);
    change(host, state -> List.copyOf(state.machines()).forEach(one -> state.put(one.off())));
  }

  /** From now on every call fails with {@code HOST_TIMEOUT}, and nothing is done. */
  public void freeze(URI host) {
    trouble(host, now -> now.on(Trouble.Line.FROZEN));
  }

  /** From now on every call is done and fails with {@code HOST_TIMEOUT} all the same. */
  public void loseAnswers(URI host) {
    trouble(host, now -> now.on(Trouble.Line.ANSWERS_LOST));
  }

  /** From now on every call takes so long; ten seconds or more are {@code HOST_TIMEOUT}. */
  public void slow(URI host, Duration delay) {
    trouble(host, now -> now.slowedBy(delay));
  }

  /** The next call of the kind is {@code HYPERVISOR_REFUSED} with these words. */
  public void refuseNext(URI host, Call call, String words) {
    trouble(host, now -> now.refusing(call, words));
  }

  /** From now on its pools are full: whatever would write to them is {@code POOL_FULL}. */
  public void fill(URI host) {
    trouble(host, Trouble::filled);
  }

  /** From now on what the machine's guest serves at the port does not answer. */
  public void silence(URI host, UUID machine, int port) {
    trouble(host, now -> now.silencing(machine, port));
  }

  /** From now on the file is not in the machine's guest. */
  public void hide(URI host, UUID machine, String path) {
    trouble(host, now -> now.hiding(machine, path));
  }

  /** From now on the machine's guest meets one on its private network who is not its tenant's. */
  public void leak(URI host, UUID machine, String mac) {
    trouble(host, now -> now.meeting(machine, NEAR + mac));
  }

  /** From now on the machine's guest does not reach the address. */
  public void wallOff(URI host, UUID machine, String address) {
    trouble(host, now -> now.meeting(machine, WALL + address));
  }

  /** From now on the machine's interfaces are in the VLAN of this tag. */
  public void retag(URI host, UUID machine, int tag) {
    trouble(host, now -> now.meeting(machine, TAG + tag));
  }

  /** Ends all of this. What happened to machines, volumes and networks stays. */
  public void heal(URI host) {
    trouble(host, now -> Trouble.NONE);
  }

  /** Puts a running machine there that is not ours. */
  public void addStranger(URI host, UUID uuid, String name) {
    change(
        host,
        state ->
            state.put(
                new SimulatedMachine(
                    uuid,
                    name,
                    Optional.empty(),
                    new Shape(1, 1, 128, 128),
                    new Shape(1, 1, 128, 128),
                    Cards.NONE,
                    Optional.of(clock.instant()),
                    Optional.empty(),
                    Optional.empty(),
                    "")));
  }

  /** Takes a machine away, as somebody at the host might. */
  public void vanish(URI host, UUID machine) {
    change(host, state -> state.removeMachine(machine));
  }

  /** The machine's process dies: {@code CRASHED} until it is started. */
  public void crash(URI host, UUID machine) {
    strike(host, machine, Mishap.CRASHED);
  }

  /** The host pauses the machine: {@code PAUSED} until it is started or cut. */
  public void pause(URI host, UUID machine) {
    strike(host, machine, Mishap.PAUSED);
  }

  /** The guest hangs: running, without its agent, deaf to the power button, until it is cut. */
  public void hang(URI host, UUID machine) {
    strike(host, machine, Mishap.HUNG);
  }

  /** Gives the running machine another size, as somebody at the host might. */
  public void tamper(URI host, UUID machine, int vcpus, long memoryMiB) {
    change(
        host,
        state ->
            state
                .machine(machine)
                .ifPresent(found -> state.put(found.with(found.running().with(vcpus, memoryMiB)))));
  }

  /** Changes what guards the machine's public interfaces, as somebody at the host might. */
  public void tamperGuard(URI host, UUID machine) {
    change(
        host,
        state -> state.machine(machine).ifPresent(found -> state.put(found.guarded("another"))));
  }

  /** What guards the machine's public interfaces, as a fingerprint. */
  public Optional<String> guard(URI host, UUID machine) {
    return hosts().at(host).state(state -> state.machine(machine).map(SimulatedMachine::guard));
  }

  /** Deletes a volume behind our back. */
  public void dropVolume(URI host, String name) {
    change(host, state -> state.removeVolume(name));
  }

  /** Somebody else's file takes all the room that the host's own pool has left. */
  public void crowd(URI host) {
    hosts().at(host).fill(FILLER);
  }

  /** Undefines a network behind our back. */
  public void dropNetwork(URI host, String name) {
    change(host, state -> state.removeNetwork(name));
  }

  /** Changes what a network is like, as somebody at the host might. */
  public void bendNetwork(URI host, String name, FixtureField field, String value) {
    change(host, state -> state.bend(SimulatedFixtures.NETWORK + name + " " + field, value));
  }

  /** Changes how a machine's card is plugged in, as somebody at the host might. */
  public void bendCard(URI host, UUID machine, String mac, FixtureField field, String value) {
    change(host, state -> state.bend(machine + " " + mac + " " + field, value));
  }

  /** What carries and guards traffic on the host. */
  public HostFixtures fixtures(URI host) {
    return hosts().at(host).machines(Machines::fixtures);
  }

  private void strike(URI host, UUID machine, Mishap what) {
    change(
        host, state -> state.machine(machine).ifPresent(found -> state.put(found.struckBy(what))));
  }

  private void change(URI host, Consumer<HostState> work) {
    hosts().at(host).state(SimulatedHost.run(work));
  }

  private void trouble(URI host, Function<Trouble, Trouble> work) {
    hosts().at(host).line().change(work);
  }
}
