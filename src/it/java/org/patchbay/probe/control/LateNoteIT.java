package org.patchbay.probe.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.NodeRows;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.NodeRow;
import org.patchbay.probe.entity.HealthState;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** A round takes its time; what it asks for was chosen before. */
class LateNoteIT {
  @TempDir Path folder;

  @Test
  void aNodeThatWasAskedNothingBecauseItDidNotRunIsNotTakenForOneWithoutProbes() {
    try (EngineContainer portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of())) {
      SimulatedPlatform platform = SimulatedPlatform.in(portal, 1, 40);
      ClusterDesk olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
      Cluster cluster = olga.made("voice", "single");
      Eventually.until("it is well", () -> node(portal, olga, cluster).state() == HealthState.WELL);
      List<Patient> chosenBefore =
          olga.as(() -> portal.get(Rounds.class).of(cluster.id())).stream()
              .map(LateNoteIT::whileItDidNotRun)
              .toList();
      var noted =
          olga.as(() -> portal.get(HealthNotes.class).note(cluster.id(), chosenBefore, Map.of()));
      assertThat(noted.calm()).as("it is asked again soon").isFalse();
      assertThat(noted.news()).isFalse();
      assertThat(node(portal, olga, cluster).state()).isEqualTo(HealthState.WELL);
      assertThat(node(portal, olga, cluster).probes()).isNotEmpty();
    }
  }

  private static Patient whileItDidNotRun(Patient now) {
    return new Patient(
        now.duty(), now.host(), now.machine(), false, now.ready(), List.of(), List.of());
  }

  private static NodeRow node(EngineContainer portal, ClusterDesk olga, Cluster cluster) {
    return olga.as(() -> portal.get(NodeRows.class).of(cluster.id())).get(0);
  }
}
