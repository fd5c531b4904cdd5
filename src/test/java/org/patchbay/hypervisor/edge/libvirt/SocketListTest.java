package org.patchbay.hypervisor.edge.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.patchbay.hypervisor.entity.GuestPort;
import org.patchbay.hypervisor.entity.OpenPort.Protocol;

class SocketListTest {
  private static final String HEAD =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n";

  @Test
  void whatListensForOthersIsFoundAndLoopbackAndConnectionsAreNot() {
    String tcp =
        HEAD
            + "   0: 00000000:0CEA 00000000:0000 0A 00000000:00000000 00:00000000 00000000  27\n"
            + "   1: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  0\n"
            + "   2: 0A00000A:0016 0A00000B:C350 01 00000000:00000000 00:00000000 00000000  0\n"
            + "   3: 0A00000A:1628 00000000:0000 0A 00000000:00000000 00:00000000 00000000  0\n"
            + "   4: 00000000:23";
    assertThat(SocketList.listening(Protocol.TCP, tcp))
        .containsExactlyInAnyOrder(
            new GuestPort(Protocol.TCP, 3306), new GuestPort(Protocol.TCP, 5672));
  }

  @Test
  void socketsOfIpv6ServeBothUnlessTheyAreOnTheLoopback() {
    String tcp6 =
        HEAD
            + "   0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 0\n"
            + "   1: 00000000000000000000000001000000:1F90 00000000000000000000000000000000:0000 0A 0\n"
            + "   2: 0000000000000000FFFF00000100007F:1F91 00000000000000000000000000000000:0000 0A 0";
    assertThat(SocketList.listening(Protocol.TCP, tcp6))
        .containsExactly(new GuestPort(Protocol.TCP, 80));
  }

  @Test
  void aUdpSocketListensWhenItIsNotConnected() {
    String udp =
        HEAD
            + " 1: 00000000:13BA 00000000:0000 07 00000000:00000000 00:00000000 00000000 0 0\n"
            + " 2: 0A00000A:0044 0A00000B:0043 01 00000000:00000000 00:00000000 00000000 0 0";
    assertThat(SocketList.listening(Protocol.UDP, udp))
        .containsExactly(new GuestPort(Protocol.UDP, 5050));
  }

  @Test
  void anAgentThatMayNotReadFilesIsToldFromOneThatFails() {
    assertThat(
            AgentWords.forbid(
                "internal error: unable to execute QEMU agent command 'guest-file-open': Command"
                    + " guest-file-open has been disabled"))
        .isTrue();
    assertThat(
            AgentWords.forbid("Guest agent is not responding: QEMU guest agent is not connected"))
        .isFalse();
    assertThat(AgentWords.noSuchFile("failed to open file '/proc/net/tcp6': No such file"))
        .isTrue();
  }
}
