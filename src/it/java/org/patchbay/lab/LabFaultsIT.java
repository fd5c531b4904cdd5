package org.patchbay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.HostInventory;
import org.patchbay.testing.Lab;
import org.patchbay.testing.LabPortal;

/**
 * A host of the lab falls ill while a cluster is being made on it, under the settings that the
 * product comes with. It is told as unreachable, its containers as unknown, the others' work goes
 * on, and the rest is done when it is back.
 */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_DISTURB", matches = "1")
class LabFaultsIT {
  private static final Map<String, String> AS_IT_COMES =
      Map.of("PATCHBAY_HOST_OBSERVE_EVERY", "PT3S");

  @TempDir static Path folder;
  private static LabPortal portal;
  private static Map<String, Set<String>> before;

  @BeforeAll
  static void start() throws Exception {
    before = HostInventory.ofLab();
    portal = LabPortal.start(folder, AS_IT_COMES);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"daemon-kill, daemon-start", "freeze, thaw", "cut, heal"})
  void theOthersGoOnAndTheRestIsDoneWhenTheHostIsBack(String trouble, String remedy)
      throws Exception {
    String making = portal.make("ill");
    Eventually.until("it is being made", () -> !portal.containers().isEmpty());
    String sick = Lab.hosts().get(0);
    Eventually.until("something is on the host", () -> isRunning(sick), portal::containers);
    Instant struck = Instant.now();
    lab(trouble);
    try {
      Eventually.until("the host is unreachable", () -> isAway(sick), () -> portal.host(sick));
      tell(trouble, struck, portal.host(sick));
      theOthersBecomeReady(sick, making);
    } finally {
      lab(remedy);
    }
    portal.awaitSucceeded(making);
    Eventually.until("the host is back", () -> !isAway(sick), () -> portal.host(sick));
    assertThat(portal.containers()).hasSize(3).allMatch(one -> is(one, "RUNNING"));
    portal.awaitSucceeded(portal.retire("ill"));
    assertThat(HostInventory.ofLab()).isEqualTo(before);
  }

  private static void theOthersBecomeReady(String sick, String making) {
    Eventually.until(
        "the others are ready",
        () -> portal.containers(sick, false).stream().allMatch(one -> is(one, "RUNNING")),
        portal::containers);
    assertThat(portal.containers(sick, false)).isNotEmpty();
    assertThat(portal.containers(sick, true)).isNotEmpty().allMatch(one -> is(one, "UNKNOWN"));
    JsonNode operation = portal.operation(making);
    assertThat(operation.get("state").asText()).isEqualTo("RUNNING");
    assertThat(portal.host(sick).get("seenAt").asText()).isNotBlank();
  }

  private static boolean isRunning(String host) {
    List<JsonNode> there = portal.containers(host, true);
    return !there.isEmpty()
        && there.stream().allMatch(one -> one.get("seen").get("state").asText().equals("RUNNING"));
  }

  private static boolean isAway(String host) {
    return portal.host(host).get("state").asText().equals("UNREACHABLE");
  }

  private static boolean is(JsonNode container, String status) {
    return container.get("status").asText().equals(status);
  }

  /** For people to read: by the portal's own clock. */
  private static void tell(String trouble, Instant struck, JsonNode host) {
    Instant since = Instant.parse(host.get("fault").get("since").asText());
    System.out.printf(
        "%s: unreachable after %d ms (%s), last seen %s%n",
        trouble,
        Duration.between(struck, since).toMillis(),
        host.get("fault").get("code").asText(),
        host.get("seenAt").asText());
  }

  private static void lab(String verb) throws Exception {
    Process script = new ProcessBuilder("src/lab/hosts", verb, "1").inheritIO().start();
    assertThat(script.waitFor()).isZero();
  }
}
