package org.patchbay.container.entity.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.patchbay.hypervisor.entity.HostProfile;

/** What holds for whatever wishes and hosts; the repetition is the seed. */
class PlacementPropertiesTest {
  private static PlacementRules rules(Random random) {
    return new PlacementRules(1 + random.nextInt(4), random.nextBoolean(), Optional.empty());
  }

  @RepeatedTest(200)
  void capacityIsNeverExceededAndNoFilterIsPassedOver(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    List<HostOffer> hosts = Farm.randomHosts(random, 1 + random.nextInt(12));
    List<PlacementWish> wishes = Farm.randomWishes(random, 1 + random.nextInt(14));
    PlacementRules rules = rules(random);
    PlacementPlan plan = Placement.place(wishes, hosts, rules);
    Set<HostProfile> profiles = new HashSet<>();
    for (HostOffer host : hosts) {
      List<PlacementWish> there = there(plan, host.id());
      if (!there.isEmpty()) {
        profiles.add(host.profile());
        holds(host, there, rules);
      }
    }
    assertThat(profiles).hasSizeLessThanOrEqualTo(1);
    assertThat(plan.placings()).extracting(Placing::wish).isEqualTo(wishes);
    assertThat(plan.placings()).allSatisfy(placing -> told(placing, hosts.size()));
  }

  private static List<PlacementWish> there(PlacementPlan plan, UUID host) {
    return plan.placings().stream()
        .filter(placing -> placing.host().filter(host::equals).isPresent())
        .map(Placing::wish)
        .toList();
  }

  private static void holds(HostOffer host, List<PlacementWish> there, PlacementRules rules) {
    assertThat(host.enabled() && host.reachable()).isTrue();
    assertThat(there.stream().mapToLong(PlacementWish::memoryMiB).sum())
        .isLessThanOrEqualTo(host.memoryMiB() - host.usedMemoryMiB());
    assertThat(there.stream().mapToLong(PlacementWish::diskGiB).sum())
        .isLessThanOrEqualTo(host.freeGiB("patchbay"));
    assertThat(there.stream().mapToInt(PlacementWish::vcpus).sum() + host.usedVcpus())
        .isLessThanOrEqualTo((int) (host.cpus() * rules.cpuOvercommit()));
    assertThat(there).allMatch(w -> w.publicBridge().map(host.bridges()::contains).orElse(true));
    if (rules.strictAntiAffinity()) {
      assertThat(members(host, there).values()).allMatch(count -> count <= 1);
    }
  }

  private static Map<String, Integer> members(HostOffer host, List<PlacementWish> there) {
    Map<String, Integer> members = new HashMap<>();
    for (PlacementWish wish : there) {
      wish.roles()
          .forEach(
              role -> members.merge(role, 1 + host.members().getOrDefault(role, 0), Integer::sum));
    }
    return members;
  }

  private static void told(Placing placing, int hosts) {
    assertThat(placing.others()).hasSize(placing.host().isPresent() ? hosts - 1 : hosts);
    assertThat(placing.others()).allMatch(other -> !other.reasons().isEmpty());
    assertThat(placing.why().isEmpty()).isEqualTo(placing.host().isEmpty());
  }

  @RepeatedTest(40)
  void theSameWishesAndHostsGiveTheSamePlanInWhateverOrderTheHostsCome(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    List<HostOffer> hosts = new ArrayList<>(Farm.randomHosts(random, 10));
    List<PlacementWish> wishes = Farm.randomWishes(random, 10);
    PlacementRules rules = rules(random);
    PlacementPlan plan = Placement.place(wishes, hosts, rules);
    Collections.shuffle(hosts, random);
    assertThat(Placement.place(wishes, hosts, rules)).isEqualTo(plan);
  }

  @RepeatedTest(200)
  void membersOfARoleAreKeptApartWheneverThatIsPossible(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    List<HostOffer> hosts = Farm.randomHosts(random, 2 + random.nextInt(3));
    List<PlacementWish> wishes = Farm.randomWishes(random, 2 + random.nextInt(4));
    PlacementRules soft = new PlacementRules(4, false, Optional.empty());
    PlacementRules strict = new PlacementRules(4, true, Optional.empty());
    boolean possible = possible(wishes, hosts, strict);
    PlacementPlan plan = Placement.place(wishes, hosts, soft);
    boolean apart =
        plan.complete()
            && hosts.stream()
                .allMatch(
                    host ->
                        members(host, there(plan, host.id())).values().stream()
                            .allMatch(count -> count <= 1));
    assertThat(apart).isEqualTo(possible);
    assertThat(Placement.place(wishes, hosts, strict).complete()).isEqualTo(possible);
    assertThat(plan.complete()).isEqualTo(possible(wishes, hosts, soft));
  }

  /** Tries everything. */
  private static boolean possible(
      List<PlacementWish> wishes, List<HostOffer> hosts, PlacementRules rules) {
    for (HostProfile profile : HostProfile.values()) {
      Map<UUID, Shelf> none = new HashMap<>();
      List<Room> rooms =
          hosts.stream().map(host -> new Room(host, rules.on(profile), none)).toList();
      if (possible(wishes, 0, rooms)) {
        return true;
      }
    }
    return false;
  }

  private static boolean possible(List<PlacementWish> wishes, int index, List<Room> rooms) {
    if (index == wishes.size()) {
      return true;
    }
    for (Room room : rooms) {
      if (room.fits(wishes.get(index))) {
        room.take(wishes.get(index));
        boolean found = possible(wishes, index + 1, rooms);
        room.giveBack(wishes.get(index));
        if (found) {
          return true;
        }
      }
    }
    return false;
  }

  @RepeatedTest(16)
  void asManyMembersAsHostsGetAHostEach(RepetitionInfo run) {
    int count = run.getCurrentRepetition();
    List<HostOffer> hosts = new ArrayList<>();
    List<PlacementWish> wishes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      hosts.add(Farm.host(i, 4096L * (i + 1), 0));
      wishes.add(Farm.wish("sip-" + i, 1024, "sip"));
      wishes.add(Farm.wish("pbx-" + i, 1024, "pbx"));
    }
    PlacementPlan plan = Placement.place(wishes, hosts, PlacementRules.preferring(4));
    for (HostOffer host : hosts) {
      assertThat(there(plan, host.id()))
          .extracting(wish -> wish.name().substring(0, 3))
          .containsExactlyInAnyOrder("sip", "pbx");
    }
  }

  @Test
  void tooManyMembersForTheHostsAreNotSearchedForEver() {
    List<HostOffer> hosts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      hosts.add(Farm.host(i, 4000 + i, 0, Map.of()));
    }
    List<PlacementWish> wishes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      wishes.add(Farm.wish("n-" + i, 2049, "r" + i % 3));
    }
    PlacementPlan plan = Placement.place(wishes, hosts, PlacementRules.preferring(4));
    assertThat(plan.homeless()).hasSize(20);
  }
}
