package org.patchbay.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.container.control.AddressBook;
import org.patchbay.container.control.AddressPlugging;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.container.entity.HeldAddress.State;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.host.control.Hosts;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.Holdings;
import org.patchbay.network.control.Holdings.Wanted;
import org.patchbay.network.entity.Nic;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedCards;
import org.patchbay.testing.SimulatedPlatform;

/** What moves public addresses, cancelled while a host is away. */
class AddressTakingBackIT {
  private static final String FRONT = "voice-front-1";
  private static final String DATA = "voice-data-1";
  private static final String CORE = "voice-core-1";

  @TempDir Path folder;
  private EngineContainer portal;
  private ClusterDesk olga;
  private SimulatedCards cards;

  @BeforeEach
  void aClusterThatRuns() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    SimulatedPlatform platform = SimulatedPlatform.in(portal, 3, 20);
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
    cards = new SimulatedCards(folder);
    olga.made("voice", "small");
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private String take() {
    Wanted any = new Wanted(null, false, null);
    return olga.as(() -> portal.get(Holdings.class).take(any, null, null)).addressText();
  }

  private UUID plug(String address, String container) {
    Set<String> all = Set.of("N4:" + DATA, "N4:" + CORE);
    return olga.as(() -> portal.get(AddressPlugging.class).plug(address, container, all));
  }

  private void cancel(UUID operation) {
    olga.as(
        () -> {
          portal.get(Cancelling.class).cancel(operation);
          return null;
        });
  }

  private void tooFar(UUID operation) {
    Fault fault = catchThrowableOfType(Fault.class, () -> cancel(operation));
    assertThat(fault).isNotNull();
    assertThat(fault.code()).isEqualTo(FaultCode.NOT_CANCELLABLE);
  }

  private HeldAddress held(String address) {
    return olga.as(() -> portal.get(AddressBook.class).named(address));
  }

  /** Its public cards, as they are wanted: MAC and address. */
  private List<String> wanted(String container) {
    UUID id = olga.container(container).id();
    return olga.as(() -> portal.get(Addresses.class).of(id)).stream()
        .filter(Nic::isPublic)
        .map(nic -> nic.mac() + " " + nic.addressText())
        .toList();
  }

  /** The same as its host has them. */
  private List<String> seen(String container) {
    return cards.of(olga.container(container).id()).entrySet().stream()
        .filter(card -> card.getValue().startsWith("pb-public"))
        .map(card -> card.getKey() + " " + card.getValue().replaceAll(".*\\[/(.*)]", "$1"))
        .toList();
  }

  private void cut(String container) {
    portal.get(Simulation.class).cut(host(container));
  }

  private void heal(String container) {
    portal.get(Simulation.class).heal(host(container));
  }

  private URI host(String container) {
    UUID id = olga.container(container).hostId();
    return olga.as(() -> portal.get(Hosts.class).get(id).uri());
  }

  @Test
  void whatGaveWayIsBackByItsCardAndNobodyNoticed() {
    Container front = olga.container(FRONT);
    List<String> before = wanted(FRONT);
    String own = before.get(0).split(" ")[1];
    String taken = take();
    cut(FRONT);
    UUID exchange = plug(taken, FRONT);
    assertThat(held(own).state()).isEqualTo(State.FREE);
    cancel(exchange);
    assertThat(wanted(FRONT)).isEqualTo(before);
    assertThat(held(own).lease().isKept()).as("it goes with its container again").isFalse();
    assertThat(held(taken).state()).isEqualTo(State.FREE);
    heal(FRONT);
    olga.ended(exchange, OperationState.CANCELLED);
    assertThat(seen(FRONT)).isEqualTo(before);
    assertThat(olga.container(FRONT).readySince()).isEqualTo(front.readySince());
  }

  @Test
  void aMoveIsTakenBackWhicheverOfTheTwoHostsIsAway() {
    String taken = take();
    olga.succeeded(plug(taken, DATA));
    List<String> before = wanted(DATA);
    for (String away : List.of(DATA, CORE)) {
      cut(away);
      UUID moved = plug(taken, CORE);
      if (away.equals(CORE)) {
        Eventually.until("the other one let go", () -> seen(DATA).isEmpty());
      }
      cancel(moved);
      assertThat(wanted(DATA)).isEqualTo(before);
      assertThat(wanted(CORE)).isEmpty();
      heal(away);
      olga.ended(moved, OperationState.CANCELLED);
      assertThat(seen(DATA)).isEqualTo(before);
      assertThat(seen(CORE)).isEmpty();
    }
  }

  @Test
  void whatWasPulledIsPluggedInAgain() {
    String taken = take();
    olga.succeeded(plug(taken, DATA));
    List<String> before = wanted(DATA);
    cut(DATA);
    UUID pulled = plug(taken, null);
    cancel(pulled);
    heal(DATA);
    olga.ended(pulled, OperationState.CANCELLED);
    assertThat(seen(DATA)).isEqualTo(before);
    assertThat(held(taken).state()).isEqualTo(State.USED);
  }

  @Test
  void whatWentOnSinceIsNotTakenBack() {
    String taken = take();
    olga.succeeded(plug(taken, DATA));
    cut(CORE);
    UUID moved = plug(taken, CORE);
    olga.succeeded(plug(take(), DATA));
    List<String> now = wanted(DATA);
    tooFar(moved);
    assertThat(wanted(DATA)).isEqualTo(now);
    assertThat(held(taken).at().map(Container::name)).contains(CORE);
    heal(CORE);
    olga.ended(moved, OperationState.SUPERSEDED);
    tooFar(moved);
    assertThat(seen(CORE)).isEqualTo(wanted(CORE));
  }
}
