package org.patchbay.hypervisor.edge.libvirt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.MachineSpec;
import org.patchbay.hypervisor.entity.NicSpec;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Lab;

/** A guest of the lab behind its guard, and what is seen of it from outside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GuardedGuest {
  private static final int PATIENCE = 2000;

  final LibvirtHypervisor door = Doors.with(System.getenv("PATCHBAY_LAB_PKI"));

  HostAddress host;

  LabMachine machine;

  MachineSpec spec;

  String address;

  Guest guest;

  @BeforeAll
  void boot() throws Exception {
    host = LabHosts.at(UUID.randomUUID(), Lab.tls(Lab.hosts().get(0)));
    machine = new LabMachine(door, host, number());
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

  final NicSpec.Public plug() {
    return (NicSpec.Public) spec.nics().get(1);
  }

  final String nic() {
    return guest.says("ip -o addr | grep " + address + "/ | awk '{print $2}'").strip();
  }

  final boolean open(int port) {
    return open(address, port);
  }

  static boolean open(String address, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), PATIENCE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static void hangUp(ServerSocket server) {
    try {
      server.accept().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String gateway() {
    return Lab.publicStem() + ".1";
  }

  /** Makes the machine's segment and its addresses its own. */
  abstract int number();
}
