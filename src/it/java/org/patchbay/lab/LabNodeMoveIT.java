package org.patchbay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.HostInventory;
import org.patchbay.testing.Lab;
import org.patchbay.testing.LabGuest;
import org.patchbay.testing.LabPortal;

/**
 * A node goes on in another container, on another host, while the portal is killed, comes back, and
 * its container goes to another host with it. What it is and what it wrote travels; one who keeps
 * asking it over the private network sees a pause each time, and nothing else.
 */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabNodeMoveIT {
  private static final long SEED = Long.getLong("patchbay.test.seed", 20261123);

  /** Of the lines that a move writes until its data disk has arrived. */
  private static final int LINES = 8;

  private static final String NODE = "moved-data-1";
  private static final String NOTE = "/var/lib/patchbay/note";

  @TempDir Path folder;
  private Map<String, Set<String>> before;
  private LabPortal portal;
  private LabGuest peer;

  @BeforeEach
  void start() throws Exception {
    before = HostInventory.ofLab();
    portal = LabPortal.start(folder, Map.of());
    portal.awaitSucceeded(portal.make("moved"));
    peer = guest(container("moved-front-1"));
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void aNodeKeepsItsIdentityAndItsDataWhereverItGoesAndItsPeerSeesAPauseEachTime()
      throws Exception {
    JsonNode first = container(NODE);
    List<String> identity = identity(first);
    guest(first).write(NOTE, "written by the node " + SEED);
    peer.write("/run/seen", "");
    peer.begin(keepsAsking(address(first, "PRIVATE")));
    Eventually.until("it answers its peer", () -> seen().equals(List.of("ok")), this::seen);

    String move = portal.moveNode("moved", NODE, Map.of());
    killAt(move, 1 + new Random(SEED).nextInt(LINES));
    portal.awaitSucceeded(move);
    JsonNode second = carrier();
    assertThat(second.get("host").asText()).isNotEqualTo(first.get("host").asText());
    isTheNode(second, identity, "2");
    assertThat(container(NODE).get("status").asText()).isEqualTo("FREE");
    Eventually.until(
        "it answers again", () -> seen().equals(List.of("ok", "no", "ok")), this::seen);

    portal.awaitSucceeded(portal.moveNode("moved", NODE, Map.of("container", NODE)));
    assertThat(carrier().get("name").asText()).isEqualTo(NODE);
    isTheNode(carrier(), identity, "3");
    Eventually.until(
        "and again", () -> seen().equals(List.of("ok", "no", "ok", "no", "ok")), this::seen);

    portal.awaitSucceeded(portal.moveContainer(NODE));
    assertThat(carrier().get("name").asText()).isEqualTo(NODE);
    assertThat(carrier().get("host").asText()).isNotEqualTo(first.get("host").asText());
    isTheNode(carrier(), identity, "4");
    Eventually.until(
        "and once more",
        () -> seen().equals(List.of("ok", "no", "ok", "no", "ok", "no", "ok")),
        this::seen);

    portal.awaitSucceeded(portal.retireContainer(second.get("name").asText()));
    portal.awaitSucceeded(portal.retire("moved"));
    assertThat(HostInventory.ofLab()).isEqualTo(before);
  }

  private void killAt(String operation, int line) throws Exception {
    Eventually.until(
        "line " + line + " with seed " + SEED,
        () -> portal.steps(operation) >= line,
        () -> portal.operation(operation));
    portal.process().kill();
    System.out.println("killed at line " + line);
    portal.process().startAgain();
  }

  /** The same to whoever knows it, with what it wrote, and there is no second of it. */
  private void isTheNode(JsonNode container, List<String> identity, String starts) {
    assertThat(identity(container)).isEqualTo(identity);
    LabGuest guest = guest(container);
    assertThat(guest.hostName()).isEqualTo(NODE);
    assertThat(guest.read(NOTE)).isEqualTo("written by the node " + SEED);
    assertThat(guest.read("/var/lib/patchbay/starts").strip()).isEqualTo(starts);
    for (String address : identity) {
      String mac = address.split(" ")[1];
      assertThat(machinesWith(mac)).containsExactly(container.get("id").asText());
    }
  }

  /** By uuid, of all hosts. */
  private static List<String> machinesWith(String mac) {
    List<String> found = new ArrayList<>();
    for (String host : Lab.hosts()) {
      for (String machine : Lab.virsh(host, List.of("list", "--all", "--uuid")).split("\\s+")) {
        if (!machine.isEmpty() && Lab.virsh(host, List.of("dumpxml", machine)).contains(mac)) {
          found.add(machine);
        }
      }
    }
    return found;
  }

  private static List<String> identity(JsonNode container) {
    List<String> all = new ArrayList<>();
    container
        .get("addresses")
        .forEach(one -> all.add(one.get("address").asText() + " " + one.get("mac").asText()));
    return all;
  }

  private static String address(JsonNode container, String kind) {
    for (JsonNode one : container.get("addresses")) {
      if (one.get("kind").asText().equals(kind)) {
        return one.get("address").asText();
      }
    }
    throw new AssertionError(kind + " of " + container);
  }

  private static LabGuest guest(JsonNode container) {
    return new LabGuest(container.get("host").asText(), container.get("id").asText());
  }

  private JsonNode container(String name) {
    return portal.container(name);
  }

  /** The container that the node runs in. */
  private JsonNode carrier() {
    return portal.container(portal.node("moved", NODE).get("container").asText());
  }

  /** Asks the database, five times a second, and writes down what changes. */
  private static String keepsAsking(String address) {
    return """
        last=
        while :; do
          if nc -w 1 %s 3306 </dev/null >/dev/null 2>&1; then now=ok; else now=no; fi
          [ "$now" = "$last" ] || echo "$now $(cut -d' ' -f1 /proc/uptime)" >>/run/seen
          last=$now
          usleep 200000
        done
        """
        .formatted(address);
  }

  /** What the peer saw, one after the other. */
  private List<String> seen() {
    return peer.read("/run/seen").lines().map(line -> line.split(" ")[0]).toList();
  }
}
