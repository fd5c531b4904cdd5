package org.patchbay.hypervisor.edge.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patchbay.hypervisor.entity.MachineSighting;
import org.patchbay.hypervisor.entity.MachineState;

/** A process that ends in the middle of a change leaves a host that the next one goes on with. */
class HaltIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"before", "within", "at"})
  void aHostIsWholeWhereverTheProcessEnded(String where) throws Exception {
    for (int change = 1; change <= HaltingScript.CHANGES; change++) {
      Path here = folder.resolve(where + change);
      assertThat(end("-Dpatchbay.simulated.halt-" + where + "=" + change, here))
          .isEqualTo(Halt.STATUS);
      Path alike = folder.resolve("alike-" + where + change);
      HaltingScript.run(alike, where.equals("at") ? change : change - 1);
      assertThat(kept(here)).as("%s change %d", where, change).isEqualTo(kept(alike));
      goOn(here);
    }
  }

  /** Nothing where no change was made yet. */
  private static String kept(Path here) throws IOException {
    Path file = here.resolve("script_h1.yaml");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static void goOn(Path here) throws IOException {
    SimulatedHypervisor door = HaltingScript.run(here, HaltingScript.CHANGES);
    MachineSighting stays = door.look(HaltingScript.HOST, HaltingScript.STAYS);
    assertThat(stays.state()).isEqualTo(MachineState.RUNNING);
    assertThat(stays.disk() && stays.backing() && stays.networks()).isTrue();
    assertThat(stays.seed()).isFalse();
    assertThat(door.observe(HaltingScript.HOST).machines())
        .singleElement()
        .satisfies(seen -> assertThat(seen.name()).isEqualTo(HaltingScript.STAYS.name()));
    try (var files = Files.list(here)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("script_h1.yaml", "script_h1.yaml.lock");
    }
  }

  private static int end(String option, Path here) throws IOException, InterruptedException {
    return Fork.of(HaltingScript.class, List.of(option), here.toString()).waitFor();
  }
}
