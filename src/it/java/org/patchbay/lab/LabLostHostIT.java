package org.patchbay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.HostInventory;
import org.patchbay.testing.Lab;
import org.patchbay.testing.LabPortal;

/**
 * A real host loses its power and is said to be lost: its container is made on another. When the
 * host is back, first its machine goes, and once it is said to be found all else.
 */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_DISTURB", matches = "1")
class LabLostHostIT {
  private static final String NAME = "lost-all-1";

  @TempDir Path folder;
  private Map<String, Set<String>> before;
  private LabPortal portal;

  @BeforeEach
  void start() throws Exception {
    before = HostInventory.ofLab();
    portal = LabPortal.start(folder, Map.of());
    portal.awaitSucceeded(portal.make("lost", "single"));
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void aContainerIsMadeElsewhereAndNothingIsLeftWhenTheHostIsBack() throws Exception {
    JsonNode first = portal.container(NAME);
    String host = first.get("host").asText();
    lab("kill", 1 + Lab.hosts().indexOf(host));
    try {
      Eventually.until("the host is silent", () -> is(host, "UNREACHABLE"));
      portal.lost(host, true);
      assertThat(portal.container(NAME).get("status").asText()).isEqualTo("LOST");
      portal.awaitSucceeded(portal.recover(NAME));
    } finally {
      lab("up", Lab.hosts().size());
    }
    JsonNode second = portal.container(NAME);
    assertThat(second.get("host").asText()).isNotEqualTo(host);
    assertThat(second.get("addresses")).isEqualTo(first.get("addresses"));
    assertThat(second.get("status").asText()).isEqualTo("RUNNING");

    Eventually.until("its machine is gone where it was", () -> !has(host, "list --all", NAME));
    String id = first.get("id").asText();
    assertThat(has(host, "vol-list patchbay", id)).as("its disks can be saved yet").isTrue();
    portal.lost(host, false);
    Eventually.until("the host is tidied up", () -> is(host, "READY"), () -> portal.host(host));
    assertThat(HostInventory.ofLab().get(host)).isEqualTo(before.get(host));
    portal.awaitSucceeded(portal.retire("lost"));
    assertThat(HostInventory.ofLab()).isEqualTo(before);
  }

  private boolean is(String host, String state) {
    return portal.host(host).get("state").asText().equals(state);
  }

  private static boolean has(String host, String list, String what) {
    return Lab.virsh(host, List.of(list.split(" "))).contains(what);
  }

  /** What it starts lives on, and must not hold on to what this process speaks by. */
  private void lab(String verb, int number) throws Exception {
    Process script =
        new ProcessBuilder("src/lab/hosts", verb, String.valueOf(number))
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("hosts.log").toFile())
            .start();
    assertThat(script.waitFor()).isZero();
  }
}
