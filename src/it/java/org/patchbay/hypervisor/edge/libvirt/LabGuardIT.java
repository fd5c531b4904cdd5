package org.patchbay.hypervisor.edge.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Lab;

/** What passes the guard of a public interface, told from real packets. */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabGuardIT {
  private static final int PATIENCE = 2000;
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
