package org.patchbay.hypervisor.edge.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.hypervisor.entity.OpenPort;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Lab;

/** What passes the guard of a public interface, told from real packets. */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabGuardIT extends GuardedGuest {
  @Override
  int number() {
    return 30;
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
}
