package org.patchbay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.libvirt.LibvirtException;
import org.patchbay.hypervisor.edge.libvirt.Guest;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Lab;
import org.patchbay.testing.LabGuest;
import org.patchbay.testing.LabPortal;

/**
 * A public address goes from one guest to another while both run: it answers at the new one, and no
 * more at the old one, and nobody was restarted.
 */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabAddressIT {
  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir Path folder;
  private LabPortal portal;

  @BeforeEach
  void start() throws Exception {
    portal = LabPortal.start(folder, Map.of());
  }

  @AfterEach
  void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  @Test
  void anAddressAnswersAtTheNewGuestWithinSecondsAndNoMoreAtTheOldOne() throws Exception {
    portal.awaitSucceeded(portal.make("one", "single"));
    portal.awaitSucceeded(portal.make("two", "single"));
    JsonNode one = portal.container("one-all-1");
    JsonNode two = portal.container("two-all-1");
    String moving = address(one);
    String others = address(two);
    Eventually.until(
        "both answer", () -> host(moving).equals("one-all-1") && !host(others).isEmpty());
    reachesBySix(one, two);
    reachesBySix(two, one);
    JsonNode spare = portal.takeAddress();
    portal.awaitSucceeded(portal.plugAddress(spare.get("address").asText(), "one-all-1"));
    assertThat(address(portal.container("one-all-1"))).isEqualTo(spare.get("address").asText());

    long begun = System.nanoTime();
    String operation = portal.plugAddress(moving, "two-all-1");
    Eventually.until("two answers at it", () -> host(moving).equals("two-all-1"));
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    System.out.println("The address answered at its new guest after " + took.toMillis() + " ms");
    portal.awaitSucceeded(operation);
    assertThat(took).isLessThan(SOON.multipliedBy(slowness()));
    assertThat(cards("one-all-1")).doesNotContain(moving);
    assertThat(answers(others)).as("what gave way is cut off").isFalse();
    for (String name : List.of("one-all-1", "two-all-1")) {
      JsonNode now = portal.container(name);
      JsonNode before = name.startsWith("one") ? one : two;
      assertThat(now.get("seen").get("readySince"))
          .as(name)
          .isEqualTo(before.get("seen").get("readySince"));
    }
    assertThat(guest("two-all-1").read("/proc/uptime")).isNotBlank();
    portal.awaitSucceeded(portal.retire("one"));
    portal.awaitSucceeded(portal.retire("two"));
  }

  /** From inside, over their tenant's own segment. */
  private static void reachesBySix(JsonNode from, JsonNode to) throws LibvirtException {
    String address = six(to);
    assertThat(address).startsWith("fd");
    String host = Lab.tls(from.get("host").asText()).toString();
    String uri = host + "?pkipath=" + Lab.pki();
    try (Guest guest = new Guest(uri, UUID.fromString(from.get("id").asText()))) {
      Eventually.until("it answers at " + address, () -> guest.does("ping6 -c 1 -W 5 " + address));
    }
  }

  /** Its private address of version 6. */
  private static String six(JsonNode container) {
    for (JsonNode one : container.get("addresses")) {
      String address = one.get("address").asText();
      if (one.get("kind").asText().equals("PRIVATE") && address.contains(":")) {
        return address;
      }
    }
    throw new AssertionError("no private address of version 6: " + container);
  }

  /** Guests are translated where KVM can't run them, and all share two processors. */
  private static int slowness() {
    return Lab.machineType().equals("KVM") ? 1 : 6;
  }

  private LabGuest guest(String container) {
    JsonNode found = portal.container(container);
    return new LabGuest(found.get("host").asText(), found.get("id").asText());
  }

  /** What the machine's live interfaces and their filters let through, as its host has them. */
  private String cards(String container) {
    JsonNode found = portal.container(container);
    String host = found.get("host").asText();
    String xml = Lab.virsh(host, List.of("dumpxml", found.get("id").asText()));
    StringBuilder rules = new StringBuilder();
    var filters = Pattern.compile("filter='(pb-nic-[^']+)'").matcher(xml);
    while (filters.find()) {
      rules.append(Lab.virsh(host, List.of("nwfilter-dumpxml", filters.group(1))));
    }
    return rules.toString();
  }

  private static String address(JsonNode container) {
    for (JsonNode one : container.get("addresses")) {
      if (one.get("kind").asText().equals("PUBLIC")) {
        return one.get("address").asText();
      }
    }
    throw new AssertionError("no public address: " + container);
  }

  private static boolean answers(String address) {
    return !host(address).isEmpty();
  }

  /** The name of the guest that answers there; empty when none does. */
  private static String host(String address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, 80), 500);
      socket.setSoTimeout(2000);
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes());
      String said = new String(socket.getInputStream().readAllBytes());
      return said.replaceAll("(?s).*\"host\":\"([^\"]*)\".*", "$1");
    } catch (IOException e) {
      return "";
    }
  }
}
