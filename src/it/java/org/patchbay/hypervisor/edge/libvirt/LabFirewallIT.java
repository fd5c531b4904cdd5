package org.patchbay.hypervisor.edge.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.patchbay.hypervisor.edge.libvirt.document.FilterDocument;
import org.patchbay.hypervisor.entity.AddressBlock;
import org.patchbay.hypervisor.entity.Guard;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.hypervisor.entity.OpenPort.Protocol;
import org.patchbay.testing.Eventually;

/** What a guard lets through when rules change, and whom, told from real packets. */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabFirewallIT extends GuardedGuest {
  @Override
  int number() {
    return 32;
  }

  private static final Duration IN_FORCE = Duration.ofSeconds(5);

  private static final String ROLES = "/etc/patchbay/roles";

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
}
