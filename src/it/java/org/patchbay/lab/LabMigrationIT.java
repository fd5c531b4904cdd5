package org.patchbay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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
 * A container whose disks are in a pool that the hosts share goes to another host while it runs,
 * and the portal is killed while it goes. Its memory, its addresses and its filter go with it, and
 * it never runs twice. Then its node goes to another container: the data disk is taken along where
 * it lies.
 */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabMigrationIT {
  private static final long SEED = Long.getLong("patchbay.test.seed", 20261124);

  /** Of the lines that a live move writes. */
  private static final int LINES = 4;

  private static final String NODE = "live-front-1";
  private static final String IN_MEMORY = "/run/kept";
  private static final String NOTE = "/var/lib/patchbay/note";

  @TempDir Path folder;
  private Map<String, Set<String>> before;
  private LabPortal portal;

  @BeforeEach
  void start() throws Exception {
    portal = LabPortal.start(folder, Map.of());
    portal.share();
    // With the pool's mark, which stays for whoever shares it next.
    before = HostInventory.ofLab();
    portal.awaitSucceeded(portal.make("live", "small", "SHARED"));
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void aContainerOnASharedPoolGoesWhileItRunsAndItsGuardGoesWithIt() throws Exception {
    JsonNode first = portal.container(NODE);
    guest(first).write(IN_MEMORY, "kept " + SEED);
    Set<String> guard = guard(first);
    assertThat(guard).isNotEmpty();
    JsonNode plan = portal.planContainerMove(NODE);
    assertThat(plan.get("live").asBoolean()).as(plan.toPrettyString()).isTrue();
    assertThat(plan.get("confirm")).as("nothing stops").isEmpty();

    String move = portal.moveContainer(NODE);
    killAt(move, 1 + new Random(SEED).nextInt(LINES));
    portal.awaitSucceeded(move);
    JsonNode second = portal.container(NODE);
    assertThat(second.get("host").asText()).isNotEqualTo(first.get("host").asText());
    assertThat(guest(second).read(IN_MEMORY)).as("it was not restarted").isEqualTo("kept " + SEED);
    assertThat(guard(second)).isEqualTo(guard);
    assertThat(hostsOf(second)).containsExactly(second.get("host").asText());
    assertThat(identity(second)).isEqualTo(identity(first));

    guest(second).write(NOTE, "written " + SEED);
    portal.awaitSucceeded(portal.moveNode("live", NODE, Map.of()));
    JsonNode third = portal.container(portal.node("live", NODE).get("container").asText());
    assertThat(third.get("id")).isNotEqualTo(second.get("id"));
    assertThat(guest(third).read(NOTE)).isEqualTo("written " + SEED);
    assertThat(identity(third)).isEqualTo(identity(first));

    portal.awaitSucceeded(portal.retireContainer(NODE));
    portal.awaitSucceeded(portal.retire("live"));
    assertThat(HostInventory.ofLab()).isEqualTo(before);
  }

  @Test
  void aContainerThatIsCalledBackWhileItGoesRunsOnWhereItWas() throws Exception {
    JsonNode first = portal.container(NODE);
    guest(first).write(IN_MEMORY, "kept " + SEED);
    virsh(first, "migrate-setspeed", "1");

    String heard = portal.moveContainer(NODE);
    Eventually.until("the hosts hand it over", () -> isHandedOver(first));
    portal.cancel(heard);
    hasStayed(first);

    String unheard = portal.moveContainer(NODE);
    Eventually.until("the hosts hand it over once more", () -> isHandedOver(first));
    portal.process().kill();
    portal.process().startAgain();
    assertThat(isHandedOver(first)).as("nobody is needed for that").isTrue();
    portal.cancel(unheard);
    hasStayed(first);

    virsh(first, "migrate-setspeed", "0");
    portal.awaitSucceeded(portal.moveContainer(NODE));
    JsonNode second = portal.container(NODE);
    assertThat(second.get("host").asText()).isNotEqualTo(first.get("host").asText());
    assertThat(guest(second).read(IN_MEMORY)).isEqualTo("kept " + SEED);
    portal.awaitSucceeded(portal.retire("live"));
    assertThat(HostInventory.ofLab()).isEqualTo(before);
  }

  private static boolean isHandedOver(JsonNode container) {
    return virsh(container, "domjobinfo").contains("Memory processed");
  }

  private void hasStayed(JsonNode container) {
    JsonNode now = portal.container(NODE);
    assertThat(now.get("host")).isEqualTo(container.get("host"));
    assertThat(hostsOf(now)).containsExactly(container.get("host").asText());
    assertThat(isHandedOver(container)).isFalse();
    assertThat(guest(now).read(IN_MEMORY)).isEqualTo("kept " + SEED);
  }

  /** A command about its machine, at its host. */
  private static String virsh(JsonNode container, String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command, container.get("id").asText()));
    words.addAll(List.of(more));
    return Lab.virsh(container.get("host").asText(), words);
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

  /** What its interfaces are plugged into and guarded by, without what each host names itself. */
  private static Set<String> guard(JsonNode container) {
    Set<String> found = new TreeSet<>();
    for (String line : virsh(container, "dumpxml").split("\n")) {
      if (line.matches("\\s*<(mac |filterref|parameter |vlan|tag |port isolated).*")) {
        found.add(line.strip());
      }
    }
    return found;
  }

  /** The hosts that have a machine of its uuid. */
  private static List<String> hostsOf(JsonNode container) {
    return Lab.hosts().stream()
        .filter(
            host ->
                Lab.virsh(host, List.of("list", "--all", "--uuid"))
                    .contains(container.get("id").asText()))
        .toList();
  }

  private static List<String> identity(JsonNode container) {
    List<String> all = new ArrayList<>();
    container
        .get("addresses")
        .forEach(one -> all.add(one.get("address").asText() + " " + one.get("mac").asText()));
    return all;
  }

  private static LabGuest guest(JsonNode container) {
    return new LabGuest(container.get("host").asText(), container.get("id").asText());
  }
}
