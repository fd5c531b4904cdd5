package org.patchbay.hypervisor.edge.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostSighting;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.hypervisor.entity.PowerAction;

/** Two portals, or a portal and a test, have the same hosts. */
class SharedHostIT {
  private static final int EACH = 40;

  @TempDir Path folder;
  private final HostAddress host = Farm.at("simulated://shared/h1?boot=PT0S");

  private SimulatedHypervisor portal() {
    return SimulatedHypervisor.on(simulation());
  }

  private Simulation simulation() {
    return Simulation.in(folder, Clock.systemUTC());
  }

  @Test
  void aHostIsTheSameFromEverySide() {
    SimulatedHypervisor one = portal();
    SimulatedHypervisor other = portal();
    MachineSpec spec = Farm.machine(1, "& < > \" ' 📞\n: - #");
    other.observe(host);
    one.joinSegment(host, Farm.SEGMENT);
    one.upload(host, Farm.IMAGE, Farm.bytes(5));
    one.define(host, spec);
    one.power(host, spec.stamp(), PowerAction.START);
    assertThat(Farm.state(other, host, spec)).isEqualTo(MachineState.RUNNING);
    assertThat(other.observe(host).machines().get(0).name()).isEqualTo(spec.name());
    other.power(host, spec.stamp(), PowerAction.CUT);
    assertThat(Farm.state(one, host, spec)).isEqualTo(MachineState.OFF);
    HostSighting seen = one.observe(host);
    assertThat(portal().observe(host).machines()).isEqualTo(seen.machines());
    assertThat(portal().observe(host).facts()).isEqualTo(seen.facts());
  }

  @Test
  void changesFromTwoSidesAtOnceAreAllKept() {
    CompletableFuture.allOf(defining(portal(), 0), defining(portal(), EACH)).join();
    assertThat(portal().observe(host).machines()).hasSize(2 * EACH);
  }

  private CompletableFuture<Void> defining(SimulatedHypervisor door, int first) {
    return CompletableFuture.runAsync(
        () -> {
          for (int i = first; i < first + EACH; i++) {
            door.define(host, Farm.machine(i));
          }
        });
  }

  @Test
  void changesFromTwoProcessesAtOnceAreAllKept() throws Exception {
    Process one = defining(0);
    Process other = defining(EACH);
    assertThat(one.waitFor()).isZero();
    assertThat(other.waitFor()).isZero();
    assertThat(portal().observe(host).machines()).hasSize(2 * EACH);
  }

  private Process defining(int first) throws IOException {
    return Fork.of(
        DefiningScript.class,
        List.of(),
        folder.toString(),
        host.uri().toString(),
        String.valueOf(first),
        String.valueOf(EACH),
        "2");
  }

  @Test
  void whoListensHearsAtTheNextLookWhatHappenedElsewhere() {
    SimulatedHypervisor listening = portal();
    MachineSpec spec = Farm.machine(1);
    listening.define(host, spec);
    Set<UUID> heard = ConcurrentHashMap.newKeySet();
    listening.listen(host, heard::add);
    simulation().vanish(host.uri(), spec.stamp().machine());
    listening.observe(host);
    assertThat(heard).containsExactly(spec.stamp().machine());
  }

  @Test
  void troubleMadeElsewhereIsMetHere() {
    SimulatedHypervisor here = portal();
    Simulation elsewhere = simulation();
    URI plain = URI.create("simulated://shared/h1");
    here.observe(host);
    elsewhere.cut(plain);
    assertThatThrownBy(() -> here.observe(host)).hasMessageContaining("HOST_UNREACHABLE");
    elsewhere.heal(plain);
    elsewhere.refuseNext(plain, Call.OBSERVE, "not today");
    assertThatThrownBy(() -> here.observe(host)).hasMessageContaining("not today");
    here.observe(host);
  }

  @Test
  void troubleCanBeWrittenByHand() throws IOException {
    SimulatedHypervisor here = portal();
    here.observe(host);
    Path file = folder.resolve("shared_h1.trouble.yaml");
    for (String line : List.of("FROZEN", "CUT")) {
      Files.writeString(file, "line: " + line);
      assertThatThrownBy(() -> here.observe(host)).hasMessageContaining("HOST_");
    }
    Files.delete(file);
    here.observe(host);
  }
}
