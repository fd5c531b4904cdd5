package org.patchbay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.container.control.Consequences;
import org.patchbay.container.control.ContainerSizing;
import org.patchbay.container.control.ContainerSizing.Consent;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.container.entity.Flexing;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.SegmentRange;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Lab;
import org.patchbay.testing.LabEngine;

/** A container flexes under its node on a real host, and the node itself says so. */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabSizingIT {
  @TempDir Path folder;
  private LabEngine lab;
  private EngineContainer portal;
  private ClusterDesk desk;
  private Container one;
  private String url;

  @BeforeEach
  void start() {
    lab =
        LabEngine.start(
            folder,
            new LabEngine.Place(List.of(host()), "lab-flex", 130, 139, new SegmentRange(230, 239)));
    portal = lab.portal();
    desk = lab.desk();
    desk.succeeded(lab.approve("lab-flex", "single", null, List.of()));
    one = desk.containers(desk.cluster("lab-flex")).get(0);
    url = "http://" + publicAddress() + "/";
  }

  private static String host() {
    return Lab.hosts().get(0);
  }

  private String publicAddress() {
    return desk.as(() -> portal.get(Addresses.class).of(one.id())).stream()
        .filter(Nic::isPublic)
        .map(Nic::addressText)
        .findFirst()
        .orElseThrow();
  }

  @AfterEach
  void stop() {
    try {
      UUID cluster = desk.cluster("lab-flex").id();
      desk.succeeded(desk.as(() -> portal.get(Retirement.class).retire(cluster)));
    } finally {
      lab.close();
    }
  }

  @Test
  void theNodeSeesWhatItsContainerIsGivenAndGoesOn() throws Exception {
    JsonNode before = node();
    assertThat(before.get("cpus").asInt()).isEqualTo(1);
    ContainerSize more = new ContainerSize(2, 2, 384, 384, 3);
    desk.succeeded(resize(more, Set.of()));
    JsonNode after = node();
    assertThat(after.get("cpus").asInt()).isEqualTo(2);
    assertThat(memory(after)).isBetween(memory(before) + 180, memory(before) + 192);
    assertThat(uptime(after)).as("it went on").isGreaterThan(uptime(before));
    assertThat(container().misfit().way()).isEqualTo(Flexing.Way.NOTHING);
    assertThat(virsh("dumpxml", "--inactive", one.id().toString()))
        .as("what it starts with next")
        .contains("<vcpu placement='static'>2</vcpu>")
        .contains("<memory unit='KiB'>393216</memory>");

    virsh("setmem", one.id().toString(), "256M", "--live");
    Eventually.until("less is put back", () -> seenMemory() == 384, this::seenMemory);

    ContainerSize less = new ContainerSize(1, 2, 256, 512, 3);
    Set<String> confirmed = everythingThatStops();
    confirmed.add("RESTART:" + one.name());
    Instant asked = Instant.now();
    desk.succeeded(resize(less, confirmed));
    assertThat(Instant.now().minusSeconds(uptime(node()))).as("its start").isAfter(asked);
    assertThat(node().get("cpus").asInt()).isEqualTo(1);
    assertThat(container().misfit().way()).isEqualTo(Flexing.Way.NOTHING);
    assertThat(container().seenSize().orElseThrow().diskGiB()).isEqualTo(3);
  }

  private UUID resize(ContainerSize wanted, Set<String> confirmed) {
    var consent = new Consent(false, null, confirmed);
    return desk.as(() -> portal.get(ContainerSizing.class).resize(one.id(), wanted, consent));
  }

  private Set<String> everythingThatStops() {
    return desk.as(() -> portal.get(Consequences.class).ofStopping(one.id())).stream()
        .map(Consequence::confirmation)
        .collect(Collectors.toSet());
  }

  private Container container() {
    return desk.container(one.name());
  }

  private long seenMemory() {
    return Long.parseLong(
            virsh("dommemstat", one.id().toString())
                .lines()
                .filter(line -> line.startsWith("actual "))
                .findFirst()
                .orElseThrow()
                .split(" ")[1])
        / 1024;
  }

  private static String virsh(String... command) {
    return Lab.virsh(host(), List.of(command));
  }

  private static long memory(JsonNode node) {
    return node.get("memoryMiB").asLong();
  }

  private static long uptime(JsonNode node) {
    return node.get("uptimeSeconds").asLong();
  }

  /** What the node says of itself, once it answers. */
  private JsonNode node() {
    JsonNode[] answer = new JsonNode[1];
    Eventually.until("the node answers", () -> (answer[0] = asked()) != null);
    return answer[0];
  }

  private JsonNode asked() {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build();
    try {
      var body = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      return new ObjectMapper().readTree(body.body());
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
