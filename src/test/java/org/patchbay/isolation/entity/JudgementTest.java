package org.patchbay.isolation.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patchbay.container.entity.Difference;
import org.patchbay.hypervisor.entity.Door;
import org.patchbay.hypervisor.entity.GuestReach;
import org.patchbay.hypervisor.entity.GuestReach.Voice;
import org.patchbay.hypervisor.entity.HostAddress;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.hypervisor.entity.MachineType;
import org.patchbay.hypervisor.entity.Stamp;
import org.patchbay.isolation.entity.Finding.Kind;

class JudgementTest {
  private static final String OTHERS = "52:54:00:00:01:01";
  private final Member one = member("one", 100, 1, Set.of(8443));
  private final Member two = member("two", 100, 2, Set.of(3306, 7000));
  private final Member aside = member("aside", 101, 3, Set.of(5672));
  private final Neighbourhood all =
      new Neighbourhood(
          List.of(one, two, aside),
          Map.of(one.mac(), 100, two.mac(), 100, aside.mac(), 101),
          Set.of(address(200)));
  private final Judgement judgement = new Judgement(all, Set.of(OTHERS));

  private static Member member(String node, int segment, int number, Set<Integer> ports) {
    return new Member(
        node,
        "h1",
        new HostAddress(
            new UUID(0, 1),
            URI.create("simulated://t/h1"),
            HostProfile.OVS_VLAN,
            MachineType.AUTO,
            "patchbay",
            "br-tenant"),
        new Stamp(new UUID(1, number), new UUID(0, 2), ""),
        segment,
        "52:54:00:00:00:0" + number,
        address(number),
        ports);
  }

  private static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static GuestReach told(Set<Door> reached, Map<String, String> near) {
    return new GuestReach(Voice.TOLD, reached, near);
  }

  @Test
  void aNodeIsSentToThePortsOfItsPeersOnItsSegmentAndToOthersAddresses() {
    assertThat(all.errand(one).doors())
        .containsExactlyInAnyOrder(new Door(address(2), 3306), new Door(address(2), 7000));
    assertThat(all.errand(two).doors()).containsExactly(new Door(address(1), 8443));
    assertThat(all.errand(aside).doors()).isEmpty();
    assertThat(all.errand(one).called()).containsExactly(address(200));
  }

  @Test
  void whoReachesAllPeersAndMeetsOnlyThemIsSound() {
    GuestReach reach = told(all.errand(one).doors(), Map.of(two.mac(), "10.0.0.2"));
    assertThat(judgement.of(one, reach)).isEmpty();
    assertThat(judgement.evidence(one, reach, true))
        .isEqualTo(new Evidence("one", "h1", 2, 2, 1, 1, true));
  }

  @Test
  void everybodyElseNearbyIsABreachAndSoIsOnesOwnNodeFromAnotherSegment() {
    GuestReach reach =
        told(
            all.errand(one).doors(),
            Map.of(OTHERS, "10.0.0.2", "02:00:00:00:00:01", "fe80::1", aside.mac(), "10.0.0.3"));
    assertThat(judgement.of(one, reach))
        .containsExactlyInAnyOrder(
            new Finding(Kind.FOREIGN, "one", OTHERS + " 10.0.0.2"),
            new Finding(Kind.STRANGER, "one", "02:00:00:00:00:01 fe80::1"),
            new Finding(Kind.STRANGER, "one", aside.mac() + " 10.0.0.3"));
  }

  @Test
  void aPortThatDoesNotOpenIsToldWithItsNode() {
    assertThat(judgement.of(one, told(Set.of(new Door(address(2), 7000)), Map.of())))
        .containsExactly(new Finding(Kind.PEER, "one", "two 10.0.0.2 TCP 3306"));
  }

  @Test
  void whoSaysNothingProvesNothing() {
    for (Voice voice : List.of(Voice.SILENT, Voice.FORBIDDEN, Voice.UNABLE)) {
      List<Finding> found = judgement.of(one, GuestReach.of(voice));
      assertThat(Finding.state(found)).isEqualTo(IsolationState.UNPROVEN);
    }
  }

  @Test
  void anotherVlanIsWorseThanAnotherGuardAndBothAreWrittenAndRead() {
    List<Finding> found =
        Judgement.of(
            one,
            List.of(
                new Difference(Difference.Kind.GUARD, "", "", ""),
                new Difference(Difference.Kind.PLACE, one.mac(), "VLAN 100", "VLAN 101")));
    assertThat(found).extracting(Finding::kind).containsExactly(Kind.GUARD, Kind.PLACE);
    assertThat(Finding.state(found)).isEqualTo(IsolationState.BREACHED);
    assertThat(Finding.state(found.subList(0, 1))).isEqualTo(IsolationState.BROKEN);
    assertThat(found).allMatch(one -> Finding.read(one.write()).equals(one));
    assertThat(Finding.state(List.of())).isEqualTo(IsolationState.SOUND);
  }
}
