package org.patchbay.hypervisor.edge.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.testing.Lab;

/** What a guest says in another's name is counted on the far side: none of it may arrive. */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabSpoofIT {
  private static final int NUMBER = 31;
  private static final int TIMES = 3;
  private static final String OTHER_MAC = "52:54:00:66:66:66";

  private final LibvirtHypervisor door = Doors.with(System.getenv("PATCHBAY_LAB_PKI"));
  private final InetAddress other = Frame.ip(Lab.publicStem() + ".250");
  private final InetAddress gateway = Frame.ip(Lab.publicStem() + ".1");
  private final InetAddress otherSix = Frame.ip(Lab.publicStemSix() + "::fa");
  private final InetAddress gatewaySix = Frame.ip(Lab.publicStemSix() + "::1");
  private final InetAddress six = Frame.ip(Lab.publicStemSix() + "::" + NUMBER);
  private final InetAddress link = Frame.ip("fe80::31");
  private HostAddress host;
  private LabMachine machine;
  private NicSpec.Public plug;
  private Guest guest;

  @BeforeAll
  void aGuestWithAddressesOfBothVersions() throws Exception {
    host = LabHosts.at(UUID.randomUUID(), Lab.tls(Lab.hosts().get(0)));
    machine = new LabMachine(door, host, NUMBER);
    MachineSpec spec = machine.spec();
    machine.start();
    machine.awaitAgent();
    NicSpec.Public first = (NicSpec.Public) spec.nics().get(1);
    plug =
        new NicSpec.Public(
            first.mac(), first.network(), List.of(first.addresses().get(0), six), first.guard());
    door.guard(host, machine.given().with(spec, List.of(spec.nics().get(0), plug)));
    guest = new Guest(LabHosts.complete(host.uri()), spec.stamp().machine());
  }

  @AfterAll
  void leaveNothing() throws Exception {
    if (guest != null) {
      guest.close();
    }
    machine.close();
    door.release(host);
  }

  private InetAddress four() {
    return plug.addresses().get(0);
  }

  private String arp(String mac, String says, InetAddress address, String name) {
    return Frame.arp(mac, says, address, Ear.word(name));
  }

  private String udp(
      String mac, InetAddress from, InetAddress to, int source, int target, String name) {
    return Frame.udp(mac, from, to, source, target, Ear.word(name));
  }

  /** As a guest may speak: that these arrive shows that the others could. */
  private Map<String, String> honest() {
    String mac = plug.mac();
    Map<String, String> frames = new LinkedHashMap<>();
    frames.put("arp", arp(mac, mac, four(), "arp"));
    frames.put("udp", udp(mac, four(), gateway, 4000, 4000, "udp"));
    frames.put("udp6", udp(mac, six, gatewaySix, 4000, 4000, "udp6"));
    frames.put("nearly-dhcp", udp(mac, four(), gateway, 66, 68, "nearly-dhcp"));
    frames.put("solicits", Frame.control(mac, link, 135, Ear.word("solicits")));
    return frames;
  }

  private Map<String, String> dishonest() {
    String mac = plug.mac();
    Map<String, String> frames = new LinkedHashMap<>();
    frames.put("arp-other", arp(mac, mac, other, "arp-other"));
    frames.put("arp-gateway", arp(mac, mac, gateway, "arp-gateway"));
    frames.put("arp-other-mac", arp(mac, OTHER_MAC, four(), "arp-other-mac"));
    frames.put("mac", udp(OTHER_MAC, four(), gateway, 4000, 4000, "mac"));
    frames.put("from-other", udp(mac, other, gateway, 4000, 4000, "from-other"));
    frames.put("from-gateway", udp(mac, gateway, other, 4000, 4000, "from-gateway"));
    frames.put("from-afar", udp(mac, Frame.ip("192.0.2.9"), gateway, 4000, 4000, "from-afar"));
    frames.put("from-other6", udp(mac, otherSix, gatewaySix, 4000, 4000, "from-other6"));
    frames.put("from-link6", udp(mac, link, gatewaySix, 4000, 4000, "from-link6"));
    frames.put("dhcp", udp(mac, four(), Frame.ip("255.255.255.255"), 67, 68, "dhcp"));
    frames.put("dhcp6", udp(mac, six, otherSix, 547, 546, "dhcp6"));
    frames.put("ra", Frame.control(mac, link, 134, Ear.word("ra")));
    frames.put("ra-own", Frame.control(mac, six, 134, Ear.word("ra-own")));
    frames.put("redirect", Frame.control(mac, six, 137, Ear.word("redirect")));
    frames.put("na-other", Frame.control(mac, otherSix, 136, Ear.word("na-other")));
    return frames;
  }

  @Test
  void nothingThatIsSaidInAnothersNameArrives() throws IOException {
    Map<String, String> all = new LinkedHashMap<>(dishonest());
    all.putAll(honest());
    Map<String, Long> arrived = new TreeMap<>();
    try (Ear ear = new Ear()) {
      String device = guest.says("ip -o link | grep " + plug.mac() + " | cut -d: -f2").strip();
      for (int i = 0; i < TIMES; i++) {
        for (String frame : all.values()) {
          assertThat(guest.does("frame send " + device + " " + frame)).isTrue();
        }
      }
      guest.does("frame send " + device + " " + arp(plug.mac(), plug.mac(), four(), "end"));
      ear.await("end");
      all.keySet().forEach(name -> arrived.put(name, ear.times(name)));
    }
    System.out.println("frames of " + TIMES + " that arrived: " + arrived);
    honest().keySet().forEach(name -> assertThat(arrived.get(name)).as(name).isEqualTo(TIMES));
    dishonest().keySet().forEach(name -> assertThat(arrived.get(name)).as(name).isZero());
  }
}
