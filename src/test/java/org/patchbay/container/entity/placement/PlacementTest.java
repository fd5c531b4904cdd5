package org.patchbay.container.entity.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.patchbay.container.entity.placement.Farm.as;
import static org.patchbay.container.entity.placement.Farm.host;
import static org.patchbay.container.entity.placement.Farm.wish;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patchbay.host.entity.Lack;
import org.patchbay.hypervisor.entity.HostProfile;
import org.patchbay.web.control.Texts;

class PlacementTest {
  private static final PlacementRules RULES = PlacementRules.preferring(4);
  private static final PlacementRules STRICT = new PlacementRules(4, true, Optional.empty());

  private static PlacementPlan plan(
      PlacementRules rules, List<HostOffer> hosts, PlacementWish... w) {
    return Placement.place(List.of(w), hosts, rules);
  }

  /** Why the only wish went where it went, in words. */
  private static List<String> why(PlacementPlan plan) {
    return words(plan.placings().get(0).why());
  }

  /** What speaks against a host for the first wish, in words. */
  private static List<String> against(PlacementPlan plan, int number) {
    return plan.placings().get(0).others().stream()
        .filter(other -> other.host().equals(new UUID(0, number)))
        .flatMap(other -> words(other.reasons()).stream())
        .toList();
  }

  private static List<String> words(List<Reason> reasons) {
    return reasons.stream()
        .map(r -> Texts.of(Locale.ENGLISH, r.messageKey(), r.parameters().toArray()))
        .toList();
  }

  @Test
  void theHostWithTheMostFreeMemoryIsTakenAndItSaysSo() {
    PlacementPlan plan =
        plan(RULES, List.of(host(1, 8192, 4096), host(2, 8192, 3194)), wish("a", 1024, "sip"));
    assertThat(plan.hostOf("a")).contains(new UUID(0, 2));
    assertThat(why(plan))
        .containsExactly("No other member of sip there.", "Most free memory: 61 %.");
    assertThat(against(plan, 1)).containsExactly("Less free memory: 50 % against 61 %.");
  }

  @Test
  void aHostThatIsFullIsRefusedWithItsReason() {
    PlacementPlan plan =
        plan(RULES, List.of(host(1, 8192, 6192), host(2, 8192, 0)), wish("a", 4096, "sip"));
    assertThat(against(plan, 1)).containsExactly("Full: asks for 4 GiB of memory, 2,000 MiB left.");
    assertThat(why(plan)).contains("The only host that fits.");
  }

  @Test
  void whenNoHostFitsEveryHostSaysAllOfItsReasons() {
    HostOffer small =
        new HostOffer(
            new UUID(0, 3),
            "small",
            HostProfile.OVS_VLAN,
            true,
            true,
            1,
            4,
            1024,
            512,
            Farm.disk(5),
            Map.of(),
            Set.of("br0"));
    PlacementWish wish =
        new PlacementWish("a", Set.of("sip"), 2, 1024, 20, Optional.of("br-public"));
    PlacementPlan plan =
        plan(
            RULES,
            List.of(
                as(host(1, 8192, 0), HostProfile.OVS_VLAN, true, false),
                as(host(2, 8192, 0), HostProfile.OVS_VLAN, false, true),
                small),
            wish);
    assertThat(plan.complete()).isFalse();
    assertThat(plan.homeless()).extracting(Placing::wish).containsExactly(wish);
    assertThat(against(plan, 1)).containsExactly("Does not answer.");
    assertThat(against(plan, 2)).containsExactly("Takes no new containers.");
    assertThat(against(plan, 3))
        .containsExactly(
            "Full: asks for 1 GiB of memory, 512 MiB left.",
            "Full: asks for 2 processors, 0 left.",
            "Full: asks for 20 GiB of disk, 5 GiB left.",
            "Has no bridge br-public for public addresses.");
  }

  @Test
  void withoutAnyHostNothingFits() {
    PlacementPlan plan = plan(RULES, List.of(), wish("a", 1, "sip"));
    assertThat(plan.complete()).isFalse();
    assertThat(plan.placings().get(0).others()).isEmpty();
  }

  @Test
  void membersOfARoleGoToDifferentHostsEvenWhenOneHasMoreMemory() {
    PlacementPlan plan =
        plan(
            RULES,
            List.of(host(1, 65536, 0), host(2, 4096, 2048)),
            wish("sip-1", 1024, "sip"),
            wish("sip-2", 1024, "sip"));
    assertThat(Set.of(plan.hostOf("sip-1"), plan.hostOf("sip-2"))).hasSize(2);
  }

  @Test
  void membersThatAreThereAlreadyCount() {
    List<HostOffer> hosts = List.of(host(1, 65536, 0, Map.of("sip", 1)), host(2, 4096, 2048));
    PlacementPlan plan = plan(RULES, hosts, wish("sip-2", 1024, "sip"));
    assertThat(plan.hostOf("sip-2")).contains(new UUID(0, 2));
    assertThat(against(plan, 1)).containsExactly("A member of sip is there.");
  }

  @Test
  void whereTheyCannotBeKeptApartTheyShareUnlessThatIsForbidden() {
    PlacementWish[] wishes = {
      wish("s1", 512, "sip"), wish("s2", 512, "sip"), wish("s3", 512, "sip")
    };
    List<HostOffer> hosts = List.of(host(1, 8192, 0), host(2, 8192, 0));
    PlacementPlan soft = plan(RULES, hosts, wishes);
    assertThat(soft.complete()).isTrue();
    assertThat(words(soft.placings().get(2).why()))
        .contains("Fewest other members of sip there: 1.");
    PlacementPlan strict = plan(STRICT, hosts, wishes);
    assertThat(strict.homeless()).hasSize(1);
    assertThat(words(strict.homeless().get(0).others().get(0).reasons()))
        .containsExactly("A member of sip is there, and they must not share a host.");
  }

  @Test
  void aHostIsLeftToTheOneThatNeedsIt() {
    // One by one, the small ones would take the big host, and the big one would find none.
    PlacementPlan plan =
        plan(
            RULES,
            List.of(host(1, 8192, 0), host(2, 2048, 512)),
            wish("big", 8192, "sql"),
            wish("small", 1024, "sip", "pbx", "http"),
            wish("rival", 1, "sip", "pbx", "http"));
    assertThat(plan.hostOf("big")).contains(new UUID(0, 1));
    assertThat(plan.hostOf("small")).contains(new UUID(0, 2));
    assertThat(plan.hostOf("rival")).contains(new UUID(0, 2));
    assertThat(words(plan.placings().get(1).why()))
        .contains("So that every container of the cluster finds a host.");
  }

  @Test
  void aClusterStaysOnHostsOfOneProfile() {
    List<HostOffer> hosts =
        List.of(
            host(1, 65536, 0),
            as(host(2, 4096, 0), HostProfile.BRIDGE_POOL, true, true),
            as(host(3, 4096, 0), HostProfile.BRIDGE_POOL, true, true));
    PlacementPlan apart = plan(RULES, hosts, wish("s1", 1024, "sip"), wish("s2", 1024, "sip"));
    assertThat(Set.of(apart.hostOf("s1").orElseThrow(), apart.hostOf("s2").orElseThrow()))
        .containsExactlyInAnyOrder(new UUID(0, 2), new UUID(0, 3));
    assertThat(against(apart, 1))
        .containsExactly(
            "Keeps segments apart as VLANs of an Open vSwitch; the cluster is on hosts that have a"
                + " bridge for each.");
    PlacementRules there = new PlacementRules(4, false, Optional.of(HostProfile.OVS_VLAN));
    assertThat(plan(there, hosts, wish("s1", 1024, "sip")).hostOf("s1")).contains(new UUID(0, 1));
  }

  @Test
  void aHostThatCannotCarryTheSegmentIsNotTaken() {
    PlacementRules rules = RULES.carrying(Optional.of(107));
    PlacementPlan plan =
        plan(
            rules,
            List.of(
                pool(host(1, 65536, 0), "br-public", "br-seg106"),
                pool(host(2, 4096, 0), "br-public", "br-seg107"),
                pool(host(3, 2048, 0))),
            wish("s1", 1024, "sip"));
    assertThat(plan.hostOf("s1")).contains(new UUID(0, 2));
    assertThat(against(plan, 1))
        .containsExactly("Has no bridge br-seg107, which the private segment needs.");
    assertThat(
            plan(rules, List.of(pool(host(1, 4096, 0), "br-seg10")), wish("s1", 1024, "sip"))
                .complete())
        .isFalse();
    assertThat(plan(rules, List.of(pool(host(3, 4096, 0))), wish("s1", 1024, "sip")).complete())
        .as("one that can't list its bridges")
        .isTrue();
  }

  @Test
  void aHostWhoseBridgesCarryLessThanItsNetworksNeedIsRefusedWithItsReason() {
    PlacementRules rules = RULES.carrying(Optional.of(107));
    HostOffer inside = pool(host(1, 65536, 0), Map.of("br-seg107", 1400), "br-public", "br-seg107");
    HostOffer outside =
        pool(host(2, 65536, 0), Map.of("br-public", 1400), "br-public", "br-seg107");
    HostOffer elsewhere =
        pool(host(3, 2048, 0), Map.of("br-seg106", 1400), "br-public", "br-seg107");
    PlacementWish wish =
        new PlacementWish("s1", Set.of("sip"), 1, 1024, 10, Optional.of("br-public"));
    PlacementPlan plan = plan(rules, List.of(inside, outside, elsewhere), wish);
    assertThat(plan.hostOf("s1")).contains(new UUID(0, 3));
    assertThat(against(plan, 1))
        .containsExactly(
            "Its bridge br-seg107 carries 1400 bytes in a frame, and the network needs 1450.");
    assertThat(against(plan, 2))
        .containsExactly(
            "Its bridge br-public carries 1400 bytes in a frame, and the network needs 1450.");
    assertThat(plan(rules, List.of(outside), wish("s2", 1024, "pbx")).complete())
        .as("one that wants no public address")
        .isTrue();
  }

  private static HostOffer pool(HostOffer host, String... bridges) {
    return pool(host, Map.of(), bridges);
  }

  /** With bridges of its own for segments, some of which carry so little. */
  private static HostOffer pool(HostOffer host, Map<String, Integer> narrow, String... bridges) {
    return new HostOffer(
        host.id(),
        host.name(),
        HostProfile.BRIDGE_POOL,
        true,
        true,
        host.cpus(),
        0,
        host.memoryMiB(),
        0,
        host.pools(),
        host.members(),
        Set.of(bridges),
        "br-seg",
        narrow.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, PlacementTest::lack)));
  }

  private static Lack lack(Map.Entry<String, Integer> narrow) {
    return new Lack(Lack.Kind.BRIDGE_NARROW, narrow.getKey(), narrow.getValue(), 1450);
  }

  @Test
  void processorsAreSharedByTheRatioThatIsGiven() {
    HostOffer host = host(1, 8192, 0); // 8 processors
    PlacementWish ten = new PlacementWish("a", Set.of("pbx"), 10, 1024, 1, Optional.empty());
    assertThat(plan(PlacementRules.preferring(1), List.of(host), ten).complete()).isFalse();
    assertThat(plan(PlacementRules.preferring(1.25), List.of(host), ten).complete()).isTrue();
  }

  @Test
  void equalHostsAreTakenByName() {
    PlacementPlan plan =
        plan(RULES, List.of(host(2, 8192, 0), host(1, 8192, 0)), wish("a", 1024, "sip"));
    assertThat(plan.hostOf("a")).contains(new UUID(0, 1));
    assertThat(against(plan, 2)).containsExactly("Just as good; the name decided.");
  }

  @Test
  void thePlanIsInTheOrderOfTheWishesAndNamesEveryHost() {
    PlacementPlan plan =
        plan(
            RULES,
            List.of(host(3, 8192, 0), host(1, 8192, 0), host(2, 8192, 0)),
            wish("b", 128, "sip"),
            wish("a", 512, "sql"));
    assertThat(plan.placings()).extracting(p -> p.wish().name()).containsExactly("b", "a");
    assertThat(plan.placings())
        .allSatisfy(
            placing ->
                assertThat(
                        Stream.concat(
                            placing.hostName().stream(),
                            placing.others().stream().map(Rejection::hostName)))
                    .containsExactlyInAnyOrder("host0001", "host0002", "host0003"));
  }

  @Test
  void twoWishesOfOneNameAreRefused() {
    assertThatThrownBy(() -> plan(RULES, List.of(), wish("a", 1), wish("a", 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
