package org.patchbay.offboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.EngineFork;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.HaltAtLine;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/**
 * The engine is stopped dead while a tenant goes: within the transactions of its own steps, and
 * between two lines of what is retired. The next one goes on there.
 */
class OffboardingHardStopIT {
  @TempDir Path folder;

  @Test
  void whereverTheEngineStopsTheTenantGoesAndNothingIsDoneTwice() {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    LeavingTenant acme;
    try (EngineContainer made = EngineContainer.start(settings, List.of())) {
      acme = new LeavingTenant(made, SimulatedPlatform.in(made, 3, 40), "acme");
      acme.furnish();
      acme.desk().made("voice", "small");
    }
    try (EngineContainer portal = EngineContainer.idle(settings)) {
      LeavingTenant leaving =
          new LeavingTenant(portal, SimulatedPlatform.bare(portal), acme.id, "acme");
      leaving.asked();
      leaving.rested();
      halted(settings, "patchbay.test.halt-at-change", "tenant.offboard.begin");
      assertThat(leaving.tenant().isRetired()).isFalse();
      for (String line : List.of("1", "3")) {
        letGo(leaving);
        halted(settings, "patchbay.test.halt-at-line", line);
      }
      for (String change : List.of("tenant.members", "tenant.offboard.end")) {
        letGo(leaving);
        halted(settings, "patchbay.test.halt-at-change", change);
        assertThat(leaving.tenant().isGone()).isFalse();
      }
      letGo(leaving);
      try (EngineFork last = fork(settings, "patchbay.test.halt-at-line", "0")) {
        Eventually.until("it is gone", () -> leaving.tenant().isGone(), leaving::view);
      }
      leaving.assertGone();
      assertThat(leaving.count("operation where tenant_id = :id and kind = 'cluster.retire'"))
          .isOne();
    }
  }

  private static void halted(Map<String, String> settings, String property, String value) {
    try (EngineFork fork = fork(settings, property, value)) {
      Eventually.until("halted at " + value, () -> !fork.alive());
      assertThat(fork.awaitEnd()).isEqualTo(HaltAtLine.STATUS);
    }
  }

  private static EngineFork fork(Map<String, String> settings, String property, String value) {
    Map<String, String> properties = new HashMap<>(settings);
    properties.put(property, value);
    properties.put("patchbay.worker.threads", "1");
    properties.put("patchbay.test.beans", HaltAtChange.class.getName());
    return EngineFork.start(properties);
  }

  /** What missed heartbeats would do some seconds later; that they do is another test's matter. */
  private static void letGo(LeavingTenant tenant) {
    tenant.sql(
        "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null"
            + " where picked and cast(:id as uuid) is not null");
  }
}
