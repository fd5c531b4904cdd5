package org.patchbay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.libvirt.LibvirtException;
import org.patchbay.isolation.entity.Finding.Kind;
import org.patchbay.isolation.entity.IsolationCheck;
import org.patchbay.isolation.entity.IsolationState;
import org.patchbay.network.entity.SegmentRange;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Lab;
import org.patchbay.testing.LabEngine;
import org.patchbay.testing.LabGuest;

/**
 * Two tenants with the same addresses on the same two hosts have nothing of each other, whatever
 * their guests say, and everything of their own; and that stays so through all that happens to
 * containers and hosts. Needs a lab of its own: it takes the first host's power.
 */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_DISTURB", matches = "1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabIsolationIT {
  private static final String H1 = "h1";
  private static final String H2 = "h2";

  @TempDir static Path folder;
  private LabEngine lab;
  private LabTenant ours;
  private LabTenant theirs;
  private ServerSocket portal;
  private Apartness apartness;

  @BeforeAll
  void twoTenantsOnTwoHosts() throws IOException {
    String management = Lab.tls(H1).getHost();
    String here = management.substring(0, management.lastIndexOf('.')) + ".1";
    portal = new ServerSocket(0, 50, InetAddress.getByName(here));
    lab =
        LabEngine.start(
            folder,
            new LabEngine.Place(List.of(H1, H2), "apart", 160, 175, new SegmentRange(260, 269)),
            Map.of(
                "patchbay.base-url",
                "http://" + here + ":" + portal.getLocalPort() + "/",
                "patchbay.isolation.again-after",
                "PT1S",
                // So that guests can send frames that nobody else's network carries.
                "patchbay.segment.mtu.ovs-vlan",
                "9000"));
    lab.share();
    apartness =
        new Apartness(
            Stream.concat(
                    Stream.of(here + " " + portal.getLocalPort()),
                    Stream.of(H1, H2)
                        .map(host -> Lab.tls(host).getHost())
                        .flatMap(host -> Stream.of(host + " 22", host + " 16514")))
                .toList());
    ours = new LabTenant(lab, "ours", 1);
    theirs = new LabTenant(lab, "theirs", 2);
    UUID first = ours.asks();
    UUID second = theirs.asks();
    ours.succeeded(first);
    theirs.succeeded(second);
  }

  @AfterAll
  void leaveNothing() throws IOException {
    try {
      for (LabTenant tenant : List.of(ours, theirs)) {
        tenant.succeeded(tenant.retires());
      }
    } finally {
      lab.close();
      portal.close();
    }
  }

  @Test
  void theyAreApartAndStaySoWhenContainersAndAddressesMoveWhileTheyRun() throws Exception {
    assertThat(addresses(ours)).isEqualTo(addresses(theirs)).doesNotHaveDuplicates();
    apart("as made");

    ours.goesLiveTo(LabTenant.FRONT, otherThan(ours, LabTenant.FRONT));
    apart("after a live migration");

    String spare = ours.takesAddress();
    ours.plugs(spare, LabTenant.BACK);
    ours.plugs(spare, LabTenant.FRONT);
    apart("after an address moved");
  }

  /** The network is changed where the container that restarts would be plugged in anew. */
  @Test
  void theyStayApartWhenLibvirtdDiesAndNetworksAreChangedByHandAndRolesChange() throws Exception {
    lab("daemon-kill", "1");
    lab("daemon-start", "1");
    apart("after libvirtd began anew");

    String host = ours.row(LabTenant.FRONT).hostName();
    swapSegments(host);
    ours.changesRoles(LabTenant.FRONT, Set.of("http", "sip", "pbx", "sql"));
    assertThat(tagOf(host, ours)).isEqualTo(ours.neighbours().segment());
    apart("after a change of roles, and of a network by hand");
  }

  @Test
  void theyStayApartWhenANodeGoesToAnotherHostAndAHostLosesItsPower() throws Exception {
    ours.nodeGoesTo(LabTenant.BACK, otherThan(ours, LabTenant.BACK));
    apart("after a node went to another host");

    lab("kill", "1");
    lab("up", String.valueOf(Lab.hosts().size()));
    apart("after a host lost its power");
  }

  /** By a tag of Open vSwitch, of which libvirt knows nothing. */
  @Test
  void thePortalFindsOutWhenSomebodyBringsTheirsAmongOurs() throws Exception {
    IsolationCheck sound = ours.checked();
    assertThat(sound.state()).as(told(sound)).isEqualTo(IsolationState.SOUND);
    Resident moved = theirs.neighbours().one();
    retag(moved, ours.neighbours().segment());
    IsolationCheck check = ours.checked();
    assertThat(check.state()).as(told(check)).isEqualTo(IsolationState.BREACHED);
    assertThat(check.findings())
        .as(told(check))
        .anyMatch(one -> one.kind() == Kind.FOREIGN && one.about().startsWith(moved.mac()));
    retag(moved, theirs.neighbours().segment());
    // Until no guest's kernel remembers whom it met.
    Eventually.until("sound again", () -> ours.checked().state() == IsolationState.SOUND);
  }

  private static String told(IsolationCheck check) {
    return check.state() + " " + check.findings() + check.evidence();
  }

  private static void retag(Resident one, int tag) throws Exception {
    String port =
        Lab.virsh(one.host(), List.of("domiflist", one.machine().toString()))
            .lines()
            .filter(line -> line.contains(one.mac()))
            .map(line -> line.strip().split("\\s+")[0])
            .findFirst()
            .orElseThrow();
    String number = one.host().substring(1);
    lab("exec", number, "ovs-vsctl", "--timeout=10", "set", "port", port, "tag=" + tag);
  }

  private void apart(String when) throws LibvirtException {
    Eventually.until("all guests answer", this::allAnswer);
    apartness.check(when, ours.neighbours(), theirs.neighbours());
  }

  private static List<String> addresses(LabTenant tenant) {
    return tenant.neighbours().both().stream().map(Resident::address).sorted().toList();
  }

  private static String otherThan(LabTenant tenant, String which) {
    return tenant.row(which).hostName().equals(H1) ? H2 : H1;
  }

  /** Somebody gives our segment's network the tag of theirs. */
  private void swapSegments(String host) throws IOException {
    String network = "pb-" + ours.neighbours().segment();
    String text = Lab.virsh(host, List.of("net-dumpxml", network));
    Path file = Files.createTempFile(folder, "network", ".xml");
    Files.writeString(
        file,
        text.replaceAll("<tag id='\\d+'/>", "<tag id='" + theirs.neighbours().segment() + "'/>"));
    Lab.virsh(host, List.of("net-define", file.toString()));
    Lab.virsh(host, List.of("net-destroy", network));
    Lab.virsh(host, List.of("net-start", network));
  }

  private static int tagOf(String host, LabTenant tenant) {
    String network = "pb-" + tenant.neighbours().segment();
    return Integer.parseInt(
        Lab.virsh(host, List.of("net-dumpxml", network))
            .replaceAll("(?s).*<tag id='(\\d+)'/>.*", "$1"));
  }

  private boolean allAnswer() {
    try {
      return Stream.of(ours, theirs)
          .flatMap(tenant -> tenant.neighbours().both().stream())
          .map(one -> new LabGuest(one.host(), one.machine().toString()))
          .map(LabGuest::hostName)
          .allMatch(name -> !name.isBlank());
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static void lab(String... words) throws Exception {
    List<String> command = Stream.concat(Stream.of("src/lab/hosts"), Stream.of(words)).toList();
    Process script = new ProcessBuilder(command).inheritIO().start();
    assertThat(script.waitFor()).isZero();
  }
}
