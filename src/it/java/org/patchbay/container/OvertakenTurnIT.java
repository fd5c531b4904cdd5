package org.patchbay.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.ContainerReconciler;
import org.patchbay.container.entity.Container;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedInventory;
import org.patchbay.testing.SimulatedPlatform;

/** What is wished while a host takes its time to answer. */
class OvertakenTurnIT {
  @TempDir Path folder;
  private EngineContainer desk;
  private ClusterDesk olga;
  private Container one;
  private URI uri;

  /** One that never works, so that the only turns are those of the test. */
  @BeforeEach
  void aContainerThatRuns() {
    Map<String, String> settings = SimulatedPlatform.settings(Postgres.freshDatabase(), folder);
    desk = EngineContainer.idle(settings);
    SimulatedPlatform platform = SimulatedPlatform.in(desk, 1, 40);
    olga = new ClusterDesk(desk, platform, platform.tenant("acme"));
    try (EngineContainer engine = EngineContainer.start(settings, List.of())) {
      one = olga.containers(olga.made("voice", "single")).get(0);
    }
    String host = olga.as(() -> desk.get(Hosts.class).get(one.hostId()).name());
    uri = SimulatedPlatform.uri(Integer.parseInt(host.substring(1)));
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void nothingIsLeftOfOneThatIsRetiredWhileItsHostLooksForWhatSomebodyDeleted() throws Exception {
    Simulation simulation = desk.get(Simulation.class);
    simulation.vanish(uri, one.id());
    simulation.dropVolume(uri, one.systemDisk());
    simulation.dropVolume(uri, one.seedImage());
    simulation.slow(uri, Duration.ofSeconds(2));
    Thread looking = new Thread(this::turn, "a turn");
    looking.start();
    Eventually.until("the host is asked", () -> waitsForTheHost(looking));
    olga.as(() -> desk.get(ContainerLife.class).retire(one.id()));
    simulation.heal(uri);
    looking.join();
    while (!olga.containers(olga.cluster("voice")).isEmpty()) {
      turn();
    }
    assertThat(new SimulatedInventory(folder.resolve("hosts")).volumes("h1")).isEmpty();
  }

  private void turn() {
    olga.as(() -> desk.get(ContainerReconciler.class).turn(one.id()));
  }

  private static boolean waitsForTheHost(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("sleep"));
  }
}
