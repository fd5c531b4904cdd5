package org.patchbay.hypervisor.edge.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.patchbay.hypervisor.edge.libvirt.document.FilterDocument;
import org.patchbay.hypervisor.entity.AddressBlock;
import org.patchbay.hypervisor.entity.Guard;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.hypervisor.entity.OpenPort.Protocol;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Lab;

/** What passes the guard of a public interface, told from real packets. */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabGuardIT {
  private static final int PATIENCE = 2000;
  private static final Duration IN_FORCE = Duration.ofSeconds(5);
  private static final String ROLES = "/etc/patchbay/roles";
  private final LibvirtHypervisor door = Doors.with(System.getenv("PATCHBAY_LAB_PKI"));
  private HostAddress host;
  private LabMachine machine;
  private MachineSpec spec;
  private String address;
  private Guest guest;

  @BeforeAll
  void boot() throws Exception {
    host = LabHosts.at(UUID.randomUUID(), Lab.tls(Lab.hosts().get(0)));
    machine = new LabMachine(door, host, 30);
    spec = machine.spec();
    address = plug().addresses().get(0).getHostAddress();
    machine.start();
    Eventually.until("it answers HTTP", () -> open(80));
    machine.awaitAgent();
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

  private NicSpec.Public plug() {
    return (NicSpec.Public) spec.nics().get(1);
  }

  private String nic() {
    return guest.says("ip -o addr | grep " + address + "/ | awk '{print $2}'").strip();
  }

  private boolean open(int port) {
    return open(address, port);
  }

  private static boolean open(String address, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), PATIENCE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void onlyOpenPortsAreReached() {
    assertThat(guest.does("nc -w 2 127.0.0.1 8080 </dev/null")).isTrue();
    assertThat(guest.does("nc -w 2 127.0.0.1 50000 </dev/null")).isTrue();
    assertThat(open(80)).isTrue();
    assertThat(open(8080)).isFalse();
    assertThat(open(50000)).as("an ephemeral port, closed by the connection layer").isFalse();
  }

  @Test
  void theMachineReachesOutAndHearsTheAnswer() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getByName(gateway()))) {
      CompletableFuture.runAsync(() -> hangUp(server));
      String command = "nc -w 3 " + gateway() + " " + server.getLocalPort() + " </dev/null";
      assertThat(guest.does(command)).isTrue();
    }
    assertThat(guest.does("ping -c 1 -W 3 " + gateway())).isTrue();
  }

  private static void hangUp(ServerSocket server) {
    try {
      server.accept().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anotherAddressOrMacGetsNoWord() {
    String other = Lab.publicStem() + ".250";
    String nic = guest.says("ip -o addr | grep " + address + "/ | awk '{print $2}'").strip();
    guest.does("ip addr add " + other + "/24 dev " + nic);
    assertThat(guest.does("ping -c 1 -W 2 -I " + other + " " + gateway())).isFalse();
    guest.does("ip addr del " + other + "/24 dev " + nic);
    assertThat(guest.does("ping -c 1 -W 3 " + gateway())).isTrue();

    guest.does(
        "ip link set %s down; ip link set %s address 52:54:00:66:66:66; ip link set %s up"
            .formatted(nic, nic, nic));
    assertThat(guest.does("ping -c 1 -W 2 " + gateway())).isFalse();
    guest.does(
        "ip link set %s down; ip link set %s address %s; ip link set %s up"
            .formatted(nic, nic, plug().mac(), nic));
    Eventually.until("it speaks as itself again", () -> open(80));
  }

  @Test
  void aChangeOfTheOpenPortsTakesEffectWhileItRuns() {
    door.define(host, opened(8080));
    Eventually.until("8080 is open", () -> open(8080));
    assertThat(open(80)).isFalse();
    door.define(host, spec);
    Eventually.until("80 is open again", () -> open(80));
    assertThat(open(8080)).isFalse();
  }

  @Test
  void versionSixIsClosedUntilAnAddressIsGivenAndGuardedThen() throws IOException {
    String six = Lab.publicStemSix() + "::" + Integer.toHexString(spec.hashCode() & 0xfff);
    guest.does("ip addr add " + six + "/64 dev " + nic());
    assertThat(open(six, 80)).isFalse();
    door.define(host, plugged(List.of(plug().addresses().get(0), InetAddress.getByName(six)), 80));
    Eventually.until("it is reached over IPv6", () -> open(six, 80));
    assertThat(open(six, 8080)).isFalse();
    assertThat(open(six, 50000)).isFalse();
    assertThat(guest.does("ping -c 1 -W 3 " + Lab.publicStemSix() + "::1")).isTrue();
    guest.does("ip addr del " + six + "/64 dev " + nic());
    guest.does("ip addr add " + six + "9/64 dev " + nic());
    // As long as its kernel needs to find that nobody else has the address.
    assertThat(guest.does("sleep 3; ping -c 1 -W 3 " + Lab.publicStemSix() + "::1")).isFalse();
    door.define(host, spec);
  }

  /** Roles are answered two seconds after they are written. */
  private void serves(int port, String transport, String protocol) {
    String line = "more " + transport + " " + port + " " + protocol;
    guest.does("grep -q '" + line + "' " + ROLES + " || echo '" + line + "' >> " + ROLES);
    String list = "grep -qi ':" + Integer.toHexString(port) + " ' /proc/net/" + transport + "6";
    Eventually.until("the guest listens at " + port, () -> guest.does(list));
  }

  @Test
  void connectionsThatAreStillAllowedOutliveEveryChange() throws IOException {
    serves(5060, "tcp", "sip");
    serves(5061, "udp", "echo");
    List<OpenPort> calls =
        List.of(new OpenPort(Protocol.TCP, 5060, 5060), new OpenPort(Protocol.UDP, 5061, 5061));
    door.guard(host, guarded(Guard.opening(calls)));
    try (Flow tcp = Flow.tcp(address, 5060);
        Flow udp = Flow.udp(address, 5061)) {
      Eventually.until("both flow", () -> tcp.answers() > 5 && udp.answers() > 5);
      for (Guard guard : changes(calls)) {
        long before = System.nanoTime();
        door.guard(host, guarded(guard));
        boolean wanted = guard.open().size() > calls.size();
        Eventually.until("it is in force: " + guard, () -> open(8080) == wanted);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(IN_FORCE);
        long known = tcp.answers() + udp.answers();
        Eventually.until("both flow on", () -> tcp.answers() + udp.answers() > known + 10);
      }
      System.out.println("TCP: " + tcp + "; UDP: " + udp);
      assertThat(tcp.isWhole() && udp.isWhole()).as(tcp + "; " + udp).isTrue();
      assertThat(udp.longestGap()).isLessThan(Duration.ofSeconds(2));
    }
    door.guard(host, spec);
  }

  private static List<Guard> changes(List<OpenPort> calls) {
    List<OpenPort> more = new ArrayList<>(calls);
    more.add(new OpenPort(Protocol.TCP, 8080, 8080));
    var away = new AddressBlock(Frame.ip("192.0.2.0"), 24);
    List<OpenPort> narrowed =
        calls.stream()
            .map(
                port ->
                    new OpenPort(
                        port.protocol(),
                        port.first(),
                        port.last(),
                        List.of(away, new AddressBlock(Frame.ip(gateway()), 32))))
            .toList();
    return List.of(
        Guard.opening(more),
        Guard.opening(calls),
        Guard.opening(narrowed),
        new Guard(more, Optional.of(List.of()), List.of(away)),
        Guard.opening(calls));
  }

  @Test
  void aPortThatIsOpenToSomeIsReachedByThemAlone() {
    var here = new AddressBlock(Frame.ip(gateway()), 32);
    var away = new AddressBlock(Frame.ip("192.0.2.0"), 24);
    for (int port : new int[] {8080, 50000}) {
      door.guard(host, guarded(Guard.opening(List.of(tcp(port, away)))));
      assertThat(open(port)).as("from elsewhere: " + port).isFalse();
      door.guard(host, guarded(Guard.opening(List.of(tcp(port, away, here)))));
      assertThat(open(port)).as("from here: " + port).isTrue();
    }
    door.guard(host, spec);
  }

  private static OpenPort tcp(int port, AddressBlock... peers) {
    return new OpenPort(Protocol.TCP, port, port, List.of(peers));
  }

  @Test
  void whereOutgoingIsListedOnlyThatIsReachedAndAnswersGoOut() throws IOException {
    try (var one = server(gateway());
        var other = server(gateway())) {
      OpenPort listed = tcp(one.getLocalPort(), new AddressBlock(Frame.ip(gateway()), 32));
      door.guard(
          host, guarded(new Guard(List.of(tcp(80)), Optional.of(List.of(listed)), List.of())));
      assertThat(reaches(gateway(), one.getLocalPort())).isTrue();
      assertThat(reaches(gateway(), other.getLocalPort())).isFalse();
      assertThat(open(80)).as("it answers").isTrue();
      door.guard(host, spec);
      assertThat(reaches(gateway(), other.getLocalPort())).isTrue();
    }
  }

  private boolean reaches(String where, int port) {
    return guest.does("nc -w 2 " + where + " " + port + " </dev/null");
  }

  /** Takes every connection and ends it. */
  private static ServerSocket server(String where) throws IOException {
    ServerSocket server = new ServerSocket(0, 9, InetAddress.getByName(where));
    CompletableFuture.runAsync(
        () -> {
          while (!server.isClosed()) {
            hangUp(server);
          }
        });
    return server;
  }

  @Test
  void thePlatformIsNotReachedAndMayAsk() throws IOException {
    String management = host.uri().getHost();
    String portal = management.substring(0, management.lastIndexOf('.')) + ".1";
    guest.does("ip route add " + management + "/24 via " + gateway());
    try (var server = server(portal)) {
      assertThat(reaches(portal, server.getLocalPort())).as("it could").isTrue();
      List<AddressBlock> platform =
          List.of(
              new AddressBlock(Frame.ip(management), 24),
              new AddressBlock(Frame.ip(gateway()), 32));
      door.guard(host, guarded(new Guard(List.of(tcp(80)), Optional.empty(), platform)));
      for (int port : new int[] {22, 16509, 16514}) {
        assertThat(reaches(management, port)).as("its host at " + port).isFalse();
      }
      assertThat(reaches(portal, server.getLocalPort())).isFalse();
      assertThat(guest.does("ping -c 1 -W 2 " + portal)).isFalse();
      assertThat(open(80)).as("the portal asks from " + gateway()).isTrue();
      door.guard(host, spec);
    }
  }

  @Test
  void aScanFromOutsideFindsWhatIsOpenAndNothingElse() throws IOException {
    serves(5061, "udp", "echo");
    serves(7777, "udp", "echo");
    serves(45000, "udp", "echo");
    door.guard(
        host, guarded(Guard.opening(List.of(tcp(80), new OpenPort(Protocol.UDP, 5061, 5061)))));
    assertThat(PortScan.tcp(address)).containsExactly(80);
    List<Integer> sample =
        IntStream.concat(
                IntStream.of(5060, 5061, 5062, 7777, 45000),
                new Random(1).ints(200, 1, 65536).filter(port -> port != 5061))
            .boxed()
            .toList();
    assertThat(PortScan.udp(address, sample)).containsExactly(5061);
    door.guard(host, spec);
  }

  @Test
  void asManyNamedAddressesAsMayBeAreInForceSoon() {
    List<OpenPort> all = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      all.add(
          tcp(
              9000 + 2 * i,
              new AddressBlock(Frame.ip("192.0.2." + i), 32),
              new AddressBlock(Frame.ip(gateway()), 32)));
    }
    all.add(tcp(8080));
    long before = System.nanoTime();
    door.guard(host, guarded(Guard.opening(all)));
    Eventually.until("8080 is open", () -> open(8080));
    // Told and not judged: the host starts a program for each line, and shares its processors.
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    System.out.println("50 named peers are in force after " + took.toMillis() + " ms");
    assertThat(door.look(host, guarded(Guard.opening(all))).guarded()).isTrue();
    door.guard(host, spec);
  }

  @Test
  void aGuardThatSomebodyChangedIsNoticedAndPutBack() {
    String name = FilterDocument.name(spec.stamp().machine(), plug().mac());
    String open =
        "<filter name='" + name + "' chain='root'><uuid>" + filterId(name) + "</uuid></filter>";
    there().run(session -> session.keep(session.connect().networkFilterDefineXML(open), () -> {}));
    assertThat(door.look(host, spec).guarded()).isFalse();
    Eventually.until("what was closed is open", () -> open(8080));
    door.guard(host, spec);
    assertThat(door.look(host, spec).guarded()).isTrue();
    assertThat(open(8080)).isFalse();
  }

  private String filterId(String name) {
    return there().line().call(session -> session.filter(name).orElseThrow().getUUIDString());
  }

  private Host there() {
    return door.hosts.at(host);
  }

  private MachineSpec guarded(Guard guard) {
    NicSpec.Public before = plug();
    var after = new NicSpec.Public(before.mac(), before.network(), before.addresses(), guard);
    return machine.given().with(spec, List.of(spec.nics().get(0), after));
  }

  private MachineSpec opened(int port) {
    return plugged(plug().addresses(), port);
  }

  private MachineSpec plugged(List<InetAddress> addresses, int port) {
    NicSpec.Public before = plug();
    var after =
        new NicSpec.Public(
            before.mac(),
            before.network(),
            addresses,
            List.of(new OpenPort(OpenPort.Protocol.TCP, port, port)));
    return machine.given().with(spec, List.of(spec.nics().get(0), after));
  }

  private static String gateway() {
    return Lab.publicStem() + ".1";
  }
}
