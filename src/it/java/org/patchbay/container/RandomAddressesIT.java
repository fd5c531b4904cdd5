package org.patchbay.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.container.control.AddressBook;
import org.patchbay.container.control.AddressPlugging;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.container.entity.HeldAddress.State;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultKind;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.Holdings;
import org.patchbay.network.control.Holdings.Wanted;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.Subnet;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.EngineFork;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedCards;
import org.patchbay.testing.SimulatedPlatform;

/**
 * Addresses are taken, plugged in, moved, pulled and given back at random, while the process that
 * works is killed again and again: at the end leases, interfaces and the hosts' filters agree.
 * Every walk follows from its number; {@code -Dpatchbay.test.seed} for others, {@code
 * -Dpatchbay.test.sequences} for how many things are done.
 */
class RandomAddressesIT {
  private static final int POOL = 12;
  private static final int KILLED_EVERY = 25;

  private final int actions = Integer.getInteger("patchbay.test.sequences", 200);
  private final long seed = Long.getLong("patchbay.test.seed", 20261128L);
  private final Random random = new Random(seed);
  private final List<String> story = new ArrayList<>();

  @TempDir Path folder;
  private Map<String, String> settings;
  private EngineContainer portal;
  private ClusterDesk olga;
  private EngineFork worker;
  private List<Container> containers;

  /** This process asks and looks; only the forks work. */
  @BeforeEach
  void aClusterThatRuns() {
    settings = new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    Map<String, String> idle = new HashMap<>(settings);
    idle.put("patchbay.worker.threads", "0");
    portal = EngineContainer.start(idle, List.of());
    SimulatedPlatform platform = SimulatedPlatform.in(portal, 3, POOL);
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
    UUID made = olga.approve("voice", "small");
    worker = EngineFork.start(settings);
    olga.succeeded(made);
    containers = olga.containers(olga.cluster("voice"));
  }

  @AfterEach
  void stop() {
    if (worker != null) {
      worker.close();
    }
    portal.close();
  }

  @Test
  void whateverIsDoneAndWhoeverDiesLeasesFiltersAndMachinesAgreeAtTheEnd() {
    for (int i = 1; i <= actions; i++) {
      act();
      if (i % KILLED_EVERY == 0) {
        another();
      }
    }
    Eventually.until(
        "seed " + seed + " comes to rest", () -> open() == 0 && lingering() == 0, () -> story);
    machinesAreAsDeclared();
    leasesAreCounted();
    assertThat(containers.stream().map(Container::readySince).toList())
        .as("nobody was restarted: " + story)
        .isEqualTo(
            olga.containers(olga.cluster("voice")).stream().map(Container::readySince).toList());
  }

  private void another() {
    worker.kill();
    story.add("killed");
    portal.inTransaction(
        () ->
            portal
                .em()
                .createNativeQuery(
                    "update scheduled_tasks set picked = false, picked_by = null,"
                        + " last_heartbeat = null where picked")
                .executeUpdate());
    worker = EngineFork.start(settings);
  }

  private void act() {
    List<HeldAddress> held = held();
    switch (held.isEmpty() ? 0 : random.nextInt(6)) {
      case 0 -> take(new Wanted(null, false, null));
      case 1, 2, 3 -> plug(any(held), any(containers).name());
      case 4 -> plug(any(held), null);
      default -> giveBackOrTakeAgain(any(held));
    }
  }

  private List<HeldAddress> held() {
    return olga.as(
        () ->
            portal
                .get(AddressBook.class)
                .publicOnes(Subnet.address("0.0.0.0").orElseThrow(), new UUID(0, 0), 100));
  }

  private void take(Wanted wanted) {
    attempt(
        "take " + wanted.address(),
        () -> portal.get(Holdings.class).take(wanted, null, null).addressText());
  }

  private void giveBackOrTakeAgain(HeldAddress held) {
    if (held.state() == State.RESTING) {
      take(new Wanted(null, false, held.lease().addressText()));
      return;
    }
    attempt(
        "return " + held.lease().addressText(),
        () -> {
          portal.get(Holdings.class).giveBack(held.lease().id());
          return null;
        });
  }

  private void plug(HeldAddress held, String container) {
    String address = held.lease().addressText();
    attempt(
        address + " to " + container,
        () -> {
          var plugging = portal.get(AddressPlugging.class);
          Set<String> confirmed =
              plugging.judge(address, container).stream()
                  .map(Consequence::confirmation)
                  .collect(Collectors.toSet());
          return plugging.plug(address, container, confirmed);
        });
  }

  /** What is refused was refused for a reason that a person can read. */
  private void attempt(String what, Supplier<?> action) {
    try {
      olga.as(action);
      story.add(what);
    } catch (Fault fault) {
      story.add(what + ": " + fault.code());
      assertThat(fault.kind()).as(story.toString()).isNotEqualTo(FaultKind.BUG);
    }
  }

  private void machinesAreAsDeclared() {
    SimulatedCards cards = new SimulatedCards(folder);
    for (Container container : containers) {
      Map<String, String> declared =
          olga.as(() -> portal.get(Addresses.class).of(container.id())).stream()
              .collect(Collectors.toMap(Nic::mac, RandomAddressesIT::words));
      assertThat(cards.of(container.id())).as(container.name() + story).isEqualTo(declared);
    }
  }

  private static String words(Nic nic) {
    return nic.isPublic()
        ? "pb-public-public [/" + nic.addressText() + "]"
        : "pb-" + nic.segmentId();
  }

  private void leasesAreCounted() {
    Set<String> plugged = new HashSet<>();
    for (Container container : containers) {
      olga.as(() -> portal.get(Addresses.class).of(container.id())).stream()
          .filter(Nic::isPublic)
          .forEach(nic -> plugged.add(nic.addressText()));
    }
    Set<String> used =
        held().stream()
            .filter(one -> one.state() == State.USED)
            .map(one -> one.lease().addressText())
            .collect(Collectors.toSet());
    assertThat(used).as(story.toString()).isEqualTo(plugged);
    for (int family : new int[] {4, 6}) {
      assertThat(count("select used from quota where name = 'publicIpv" + family + "'"))
          .isEqualTo(
              count(
                  "select count(*) from lease where rests_until is null and family(address) = "
                      + family));
    }
  }

  private long open() {
    return count("select count(*) from operation where ended_at is null");
  }

  private long lingering() {
    return count("select count(*) from lease where lingers_at is not null");
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private long count(String sql) {
    return portal.inTransaction(
        () -> ((Number) portal.em().createNativeQuery(sql).getSingleResult()).longValue());
  }
}
