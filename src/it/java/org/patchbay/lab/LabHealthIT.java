package org.patchbay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.HostInventory;
import org.patchbay.testing.Lab;
import org.patchbay.testing.LabPortal;

/** Real nodes are asked as their customers and their guest agents would be. */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabHealthIT {
  private static final String FRONT = "well-front-1";
  private static final String DATA = "well-data-1";

  @TempDir Path folder;
  private Map<String, Set<String>> before;
  private LabPortal portal;

  @BeforeEach
  void start() throws Exception {
    before = HostInventory.ofLab();
    portal = LabPortal.start(folder, Map.of("PATCHBAY_PROBE_EVERY", "PT2S"));
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void aServiceThatStopsIsToldAndFoundAgainWhileItsContainerRuns() throws Exception {
    portal.awaitSucceeded(portal.make("well"));
    awaitCluster("WELL");
    assertThat(answers(FRONT))
        .contains(
            "sip SIP UDP PUBLIC ANSWERED SIP/2.0 200 OK", "http HTTP TCP PUBLIC ANSWERED HTTP 200")
        .contains("pbx SIP UDP GUEST ANSWERED ");
    assertThat(portal.console(DATA).get("state").asText()).isEqualTo("NOT_READ");
    assertThat(answers(DATA)).allMatch(line -> line.contains("TCP GUEST ANSWERED"));

    inGuest(DATA, "cp /etc/patchbay/roles /tmp/roles; : >/etc/patchbay/roles");
    inGuest(
        FRONT, "cp /etc/patchbay/roles /tmp/roles; grep -v ^sip /tmp/roles >/etc/patchbay/roles");
    awaitNode(DATA, "ILL");
    awaitNode(FRONT, "DEGRADED");
    assertThat(health(DATA).get("reason").asText()).startsWith("Nothing listens for");
    assertThat(health(FRONT).get("reason").asText()).contains("sip on UDP 5060");
    assertThat(portal.containersOf("well"))
        .allMatch(container -> container.get("status").asText().equals("RUNNING"));
    awaitCluster("ILL");
    Eventually.until(
        "the console of the one that is ill was read",
        () -> portal.console(DATA).get("lines").toString().contains("PATCHBAY-GUEST-READY"),
        () -> portal.console(DATA));

    inGuest(DATA, "cp /tmp/roles /etc/patchbay/roles");
    inGuest(FRONT, "cp /tmp/roles /etc/patchbay/roles");
    awaitCluster("WELL");
    assertThat(health(DATA).get("history").findValuesAsText("state"))
        .startsWith("WELL", "ILL", "WELL");
    portal.awaitSucceeded(portal.retire("well"));
    assertThat(HostInventory.ofLab()).isEqualTo(before);
  }

  private void awaitCluster(String state) {
    Eventually.until(
        "the cluster is " + state,
        () -> portal.cluster("well").at("/health/state").asText().equals(state),
        () -> List.of(portal.cluster("well"), health(FRONT), health(DATA)));
  }

  private void awaitNode(String node, String state) {
    Eventually.until(
        node + " is " + state,
        () -> health(node).get("state").asText().equals(state),
        () -> health(node));
  }

  private JsonNode health(String node) {
    return portal.node("well", node).get("health");
  }

  /** {@code role kind transport way answer said}. */
  private List<String> answers(String node) {
    return StreamSupport.stream(health(node).get("probes").spliterator(), false)
        .map(
            probe ->
                String.join(
                    " ",
                    probe.get("role").asText(),
                    probe.get("kind").asText(),
                    probe.get("transport").asText(),
                    probe.get("way").asText(),
                    probe.get("answer").asText(),
                    probe.get("said").asText()))
        .toList();
  }

  private void inGuest(String node, String command) {
    JsonNode container = portal.container(node);
    String words =
        "{\"execute\":\"guest-exec\",\"arguments\":{\"path\":\"/bin/sh\",\"arg\":[\"-c\",\""
            + command
            + "\"]}}";
    Lab.virsh(
        container.get("host").asText(),
        List.of("qemu-agent-command", container.get("id").asText(), words));
  }
}
