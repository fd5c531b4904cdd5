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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
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

  private enum Trouble {
    KILLED("daemon-kill", "daemon-start"),
    FROZEN("freeze", "thaw"),
    CUT_OFF("cut", "heal");

    private final String cause;
    private final String remedy;

    Trouble(String cause, String remedy) {
      this.cause = cause;
      this.remedy = remedy;
    }
  }

  @Test
  void theOthersGoOnAndTheRestIsDoneWhenTheHostIsBack() throws Exception {
    for (Trouble trouble : Trouble.values()) {
      int number = trouble.ordinal() % Lab.hosts().size() + 1;
      String cluster = "ill" + number;
      make(cluster, trouble, number);
      // On hosts that carry nothing the next one has a container on each.
      String retiring = portal.retire(cluster);
      portal.awaitSucceeded(portal.retire(meanwhile(number)));
      portal.awaitSucceeded(retiring);
    }
    assertThat(HostInventory.ofLab()).isEqualTo(before);
  }

  private static void make(String cluster, Trouble trouble, int number) throws Exception {
    String sick = Lab.hosts().get(number - 1);
    String making = portal.make(cluster);
    Eventually.until("something is on the host", () -> runs(cluster, sick), portal::containers);
    Instant struck = Instant.now();
    lab(trouble.cause, number);
    try {
      Eventually.until("the host is unreachable", () -> isAway(sick), () -> portal.host(sick));
      tell(trouble, struck, portal.host(sick));
      theOthersGoOn(meanwhile(number), sick);
      assertThat(on(cluster, sick, true)).isNotEmpty().allMatch(one -> is(one, "UNKNOWN"));
      assertThat(portal.operation(making).get("state").asText()).isNotEqualTo("FAILED");
      assertThat(portal.host(sick).get("seenAt").asText()).isNotBlank();
    } finally {
      lab(trouble.remedy, number);
    }
    portal.awaitSucceeded(making);
    Eventually.until("the host is back", () -> !isAway(sick), () -> portal.host(sick));
    assertThat(portal.containersOf(cluster)).hasSize(3).allMatch(one -> is(one, "RUNNING"));
  }

  /** A cluster that is asked for now is made on them. */
  private static void theOthersGoOn(String cluster, String sick) throws Exception {
    portal.awaitSucceeded(portal.make(cluster, "single"));
    assertThat(on(cluster, sick, true)).isEmpty();
  }

  private static String meanwhile(int number) {
    return "well" + number;
  }

  /** The cluster's containers there, or everywhere else. */
  private static List<JsonNode> on(String cluster, String host, boolean there) {
    return portal.containersOf(cluster).stream()
        .filter(container -> container.get("host").asText().equals(host) == there)
        .toList();
  }

  private static boolean runs(String cluster, String host) {
    List<JsonNode> there = on(cluster, host, true);
    return !there.isEmpty()
        && there.stream().allMatch(one -> one.at("/seen/state").asText().equals("RUNNING"));
  }

  private static boolean isAway(String host) {
    return portal.host(host).get("state").asText().equals("UNREACHABLE");
  }

  private static boolean is(JsonNode container, String status) {
    return container.get("status").asText().equals(status);
  }

  /** For people to read: by the portal's own clock. */
  private static void tell(Trouble trouble, Instant struck, JsonNode host) {
    JsonNode since = host.at("/fault/since");
    String after =
        since.isTextual()
            ? Duration.between(struck, Instant.parse(since.asText())).toMillis() + " ms"
            : "a while, unseen";
    System.out.printf(
        "%s: unreachable after %s, last seen %s%n", trouble, after, host.get("seenAt").asText());
  }

  private static void lab(String verb, int host) throws Exception {
    Process script =
        new ProcessBuilder("src/lab/hosts", verb, String.valueOf(host)).inheritIO().start();
    assertThat(script.waitFor()).isZero();
  }
}
