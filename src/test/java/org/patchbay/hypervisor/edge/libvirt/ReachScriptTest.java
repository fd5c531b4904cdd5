package org.patchbay.hypervisor.edge.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.patchbay.hypervisor.entity.Door;
import org.patchbay.hypervisor.entity.GuestErrand;
import org.patchbay.hypervisor.entity.GuestReach;

class ReachScriptTest {
  private final Door open = new Door(address(10, 0, 0, 2), 3306);
  private final Door shut = new Door(address(10, 0, 0, 2), 7000);
  private final GuestErrand errand =
      new GuestErrand("52:54:00:00:00:01", Set.of(open, shut), Set.of(address(10, 0, 0, 9)));

  private static InetAddress address(int... parts) {
    byte[] bytes = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      bytes[i] = (byte) parts[i];
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (java.net.UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void whatIsAskedIsHandedOverAsArgumentsAndNeverAsScript() {
    assertThat(ReachScript.arguments(errand))
        .startsWith("-c")
        .endsWith("10.0.0.9", "call")
        .contains("52:54:00:00:00:01", "10.0.0.2", "3306", "7000");
    assertThat(ReachScript.arguments(errand).get(1)).doesNotContain("10.0.0", "52:54");
  }

  @Test
  void doorsAndNeighboursAreRead() {
    String said =
        "open 10.0.0.2 3306\nnear 52:54:00:00:00:02 10.0.0.2\nnear 52:54:00:00:00:03 fe80::3\ndone\n";
    assertThat(ReachScript.read(errand, said))
        .isEqualTo(
            new GuestReach(
                GuestReach.Voice.TOLD,
                Set.of(open),
                Map.of("52:54:00:00:00:02", "10.0.0.2", "52:54:00:00:00:03", "fe80::3")));
  }

  /** A guest is not to be believed: it may have another script for a shell. */
  @Test
  void whatWasNotAskedForAndWhatIsNoAddressIsNoAnswer() {
    String said = "open 10.0.0.7 22\nnear <script> x\nnear 52:54:00:00:00:02 10.0.0.2;rm\ndone\n";
    assertThat(ReachScript.read(errand, said))
        .isEqualTo(new GuestReach(GuestReach.Voice.TOLD, Set.of(), Map.of()));
  }

  @Test
  void aScriptThatDidNotComeToItsEndProvesNothing() {
    assertThat(ReachScript.read(errand, "open 10.0.0.2 3306\n").voice())
        .isEqualTo(GuestReach.Voice.UNABLE);
  }
}
