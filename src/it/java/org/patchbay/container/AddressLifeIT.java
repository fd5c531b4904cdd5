package org.patchbay.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.container.control.AddressBook;
import org.patchbay.container.control.AddressPlugging;
import org.patchbay.container.control.SeedMemory;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.container.entity.HeldAddress.State;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.GuestFile;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.Holdings;
import org.patchbay.network.control.Holdings.Wanted;
import org.patchbay.network.entity.Lease;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.Subnet;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedCards;
import org.patchbay.testing.SimulatedPlatform;

/** A public address from its taking to its return, and on to somebody else. */
class AddressLifeIT {
  private static final int POOL = 40;
  private static final int CROWD = 50;
  private static final Wanted ANY = new Wanted(null, false, null);

  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private ClusterDesk olga;
  private SimulatedCards cards;
  private UUID acme;

  @BeforeEach
  void start() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    platform = SimulatedPlatform.in(portal, 3, POOL);
    acme = platform.tenant("acme");
    olga = new ClusterDesk(portal, platform, acme);
    cards = new SimulatedCards(folder);
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private Lease take() {
    return olga.as(() -> portal.get(Holdings.class).take(ANY, null, null));
  }

  private HeldAddress held(String address) {
    return olga.as(() -> portal.get(AddressBook.class).named(address));
  }

  private UUID plug(String address, String container, String... confirmed) {
    return olga.as(
        () -> portal.get(AddressPlugging.class).plug(address, container, Set.of(confirmed)));
  }

  private FaultCode refused(Runnable work) {
    Fault fault = catchThrowableOfType(Fault.class, work::run);
    assertThat(fault).isNotNull();
    return fault.code();
  }

  private String publicAddress(Container container) {
    return olga.as(() -> portal.get(Addresses.class).of(container.id())).stream()
        .filter(Nic::isPublic)
        .map(Nic::addressText)
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }

  /** The addresses that the guards of its machine let through, as its host has them. */
  private List<String> guarded(Container container) {
    return cards.of(container.id()).values().stream()
        .filter(words -> words.startsWith("pb-public"))
        .map(words -> words.replaceAll(".*\\[/(.*)]", "$1"))
        .toList();
  }

  @Test
  void anotherAddressIsPluggedInWhileTheContainerRunsAndTheOldOneStaysTheTenants() {
    Cluster voice = olga.made("voice", "small");
    Container front = olga.container("voice-front-1");
    String before = publicAddress(front);
    String taken = take().addressText();
    assertThat(held(taken).state()).isEqualTo(State.FREE);
    olga.succeeded(plug(taken, "voice-front-1"));
    Container after = olga.container("voice-front-1");
    assertThat(after.readySince()).as("it went on").isEqualTo(front.readySince());
    assertThat(publicAddress(front)).isEqualTo(taken);
    assertThat(guarded(front)).containsExactly(taken);
    assertThat(held(before).state()).isEqualTo(State.FREE);
    assertThat(held(before).lease().isKept()).isTrue();
    assertThat(olga.as(() -> portal.get(SeedMemory.class).heard(front.id())))
        .contains(GuestFile.THERE);
    assertThat(olga.containers(voice)).hasSize(3);
  }

  @Test
  void rolesRefuseWhatTheyForbidAndAskForWhatTheyDiscourage() {
    olga.made("voice", "small");
    String needed = publicAddress(olga.container("voice-front-1"));
    assertThat(refused(() -> plug(needed, null))).isEqualTo(FaultCode.RULE_VIOLATED);
    assertThat(refused(() -> plug(needed, "voice-data-1"))).isEqualTo(FaultCode.RULE_VIOLATED);
    String taken = take().addressText();
    assertThat(refused(() -> plug(taken, "voice-data-1")))
        .isEqualTo(FaultCode.CONFIRMATION_MISSING);
    assertThat(guarded(olga.container("voice-data-1"))).isEmpty();
    olga.succeeded(plug(taken, "voice-data-1", "N4:voice-data-1"));
    assertThat(guarded(olga.container("voice-data-1"))).containsExactly(taken);
    olga.succeeded(plug(taken, null));
    assertThat(guarded(olga.container("voice-data-1"))).isEmpty();
    assertThat(held(taken).state()).isEqualTo(State.FREE);
  }

  @Test
  void anAddressComesOnlyWhenTheHostItWasOnHasCutItOff() {
    olga.made("voice", "small");
    Container data = olga.container("voice-data-1");
    Container core = olga.container("voice-core-1");
    String taken = take().addressText();
    olga.succeeded(plug(taken, data.name(), "N4:voice-data-1"));
    var host = SimulatedPlatform.uri(hostOf(data));
    portal.get(Simulation.class).cut(host);
    UUID moved = plug(taken, core.name(), "N4:voice-core-1");
    Eventually.until(
        "it waits",
        () ->
            olga.view(moved).steps().stream()
                .anyMatch(s -> s.messageKey().endsWith("await_address")),
        () -> olga.view(moved));
    assertThat(held(taken).state()).isEqualTo(State.AWAITED);
    assertThat(guarded(core)).isEmpty();
    assertThat(guarded(data)).containsExactly(taken);
    portal.get(Simulation.class).heal(host);
    olga.succeeded(moved);
    assertThat(guarded(core)).containsExactly(taken);
    assertThat(guarded(data)).isEmpty();
  }

  private int hostOf(Container container) {
    return portal.inTransaction(
        () ->
            Integer.valueOf(
                ((String)
                        portal
                            .em()
                            .createNativeQuery("select name from host where id = :id")
                            .setParameter("id", container.hostId())
                            .getSingleResult())
                    .substring(1)));
  }

  @Test
  void whatWasGivenBackRestsForEverybodyButItsTenant() {
    UUID globex = platform.tenant("globex");
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      all.add(take().addressText());
    }
    assertThat(refused(this::take)).isEqualTo(FaultCode.QUOTA_EXCEEDED);
    String back = all.get(3);
    olga.as(
        () -> {
          portal.get(Holdings.class).giveBack(held(back).lease().id());
          return null;
        });
    assertThat(held(back).state()).isEqualTo(State.RESTING);
    for (int i = 32; i < POOL; i++) {
      takeAs(globex);
    }
    assertThat(refused(() -> takeAs(globex))).isEqualTo(FaultCode.NO_ADDRESS_FREE);
    assertThat(take().addressText()).as("its own tenant gets it").isEqualTo(back);
    olga.as(
        () -> {
          portal.get(Holdings.class).giveBack(held(back).lease().id());
          return null;
        });
    hasRested();
    assertThat(takeAs(globex).addressText()).isEqualTo(back);
    assertThat(refused(() -> held(back))).isEqualTo(FaultCode.NO_SUCH_THING);
  }

  private Lease takeAs(UUID tenant) {
    return platform.as(tenant, () -> portal.get(Holdings.class).take(ANY, null, null));
  }

  private void hasRested() {
    portal.inTransaction(
        () ->
            portal
                .em()
                .createNativeQuery(
                    "update lease set rests_until = now() where rests_until is not null")
                .executeUpdate());
  }

  @Test
  void theAddressesOfAClusterRestWhenItGoesAndThoseAPersonTookStay() {
    Cluster voice = olga.made("voice", "small");
    String own = publicAddress(olga.container("voice-front-1"));
    String taken = take().addressText();
    olga.succeeded(plug(taken, "voice-data-1", "N4:voice-data-1"));
    olga.succeeded(olga.as(() -> portal.get(Retirement.class).retire(voice.id())));
    assertThat(held(own).state()).isEqualTo(State.RESTING);
    assertThat(held(own).lease().restsUntil().orElseThrow()).isAfter(Instant.now());
    assertThat(held(taken).state()).isEqualTo(State.FREE);
    assertThat(used()).isEqualTo(1);
  }

  private long used() {
    return portal.inTransaction(
        () ->
            ((Number)
                    portal
                        .em()
                        .createNativeQuery(
                            "select sum(used) from quota where name like 'publicIpv_'"
                                + " and tenant_id = '"
                                + acme
                                + "'")
                        .getSingleResult())
                .longValue());
  }

  @Test
  void ofFiftyWhoWantOneAtOnceFortyGetOneAndTheRestAreTold() throws Exception {
    unlimited();
    var crowd = Executors.newFixedThreadPool(CROWD);
    List<Callable<Object>> askers = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      askers.add(this::takeOrFault);
    }
    Set<Object> got = new HashSet<>();
    int told = 0;
    for (Future<Object> answer : crowd.invokeAll(askers)) {
      if (result(answer) instanceof FaultCode code) {
        assertThat(code).isEqualTo(FaultCode.NO_ADDRESS_FREE);
        told++;
      } else {
        got.add(result(answer));
      }
    }
    crowd.shutdown();
    assertThat(got).hasSize(POOL);
    assertThat(told).isEqualTo(CROWD - POOL);
    assertThat(used()).isEqualTo(POOL);
    assertThat(Subnet.parse("198.51.100.0/24"))
        .satisfies(net -> assertThat(got).allMatch(one -> net.contains((InetAddress) one)));
  }

  private Object takeOrFault() {
    try {
      return take().address();
    } catch (Fault fault) {
      return fault.code();
    }
  }

  private static Object result(Future<Object> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void unlimited() {
    portal.inTransaction(
        () -> portal.em().createNativeQuery("update quota set limit_value = 1000").executeUpdate());
  }
}
