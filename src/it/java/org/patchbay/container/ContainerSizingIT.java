package org.patchbay.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Capping;
import org.patchbay.container.control.Consequences;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.ContainerSizing;
import org.patchbay.container.control.ContainerSizing.Consent;
import org.patchbay.container.entity.Consequence;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.container.entity.Flexing;
import org.patchbay.container.entity.Power;
import org.patchbay.container.entity.SizePlan;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.simulated.Call;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.MachineSize;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.Step;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** Containers flex under their nodes, and what was seen beside what was wanted is always told. */
class ContainerSizingIT {
  private static final Consent NOW = new Consent(false, null, Set.of());
  private static final Consent LATER = new Consent(true, null, Set.of());

  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private ClusterDesk desk;
  private UUID acme;
  private Container one;
  private ContainerSize size;

  @BeforeEach
  void start() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    platform = SimulatedPlatform.in(portal, 1, 40);
    acme = platform.tenant("acme");
    desk = new ClusterDesk(portal, platform, acme);
    one = desk.containers(desk.made("one", "single")).get(0);
    size = one.size();
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private static URI host() {
    return SimulatedPlatform.uri(1);
  }

  private Simulation simulation() {
    return portal.get(Simulation.class);
  }

  private ContainerSize with(int moreVcpus, long moreMemoryMiB, long moreDiskGiB) {
    return new ContainerSize(
        size.vcpus() + moreVcpus,
        size.maxVcpus(),
        size.memoryMiB() + moreMemoryMiB,
        size.maxMemoryMiB(),
        size.diskGiB() + moreDiskGiB);
  }

  private UUID resize(ContainerSize wanted, Consent consent) {
    return desk.as(() -> portal.get(ContainerSizing.class).resize(one.id(), wanted, consent));
  }

  private SizePlan plan(ContainerSize wanted) {
    return desk.as(() -> portal.get(ContainerSizing.class).plan(one.id(), wanted));
  }

  private Container container() {
    return desk.container(one.name());
  }

  private MachineSize seen() {
    return container().seenSize().orElseThrow();
  }

  private void awaitSeen(ContainerSize wanted) {
    Eventually.until(wanted.toString(), () -> seen().equals(wanted.asMachine()), this::seen);
  }

  private Set<String> everythingConfirmed() {
    Set<String> confirmed = new HashSet<>(Set.of("RESTART:" + one.name()));
    desk.as(() -> portal.get(Consequences.class).ofStopping(one.id())).stream()
        .map(Consequence::confirmation)
        .forEach(confirmed::add);
    return confirmed;
  }

  private List<String> lines(UUID operation) {
    return desk.view(operation).steps().stream().map(Step::messageKey).toList();
  }

  private static void refused(FaultCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private long used(String quota) {
    return count("select used from quota where name = '" + quota + "' and used is not null");
  }

  private long count(String sql) {
    return portal.inTransaction(
        () -> ((Number) portal.em().createNativeQuery(sql).getSingleResult()).longValue());
  }

  @Test
  void moreIsGivenUnderTheGuestAndIsReservedAndTheDefinitionFollows() {
    ContainerSize wanted = with(1, 512, 5);
    long memory = used("memoryMiB");
    assertThat(plan(wanted).flexing().way()).isEqualTo(Flexing.Way.LIVE);
    UUID operation = resize(wanted, new Consent(false, plan(wanted).id(), Set.of()));
    desk.succeeded(operation);
    assertThat(seen()).isEqualTo(wanted.asMachine());
    assertThat(container().readySince()).as("it went on").isEqualTo(one.readySince());
    assertThat(lines(operation))
        .containsSubsequence("container.step.resize", "container.step.define")
        .doesNotContain("container.step.ask_stop");
    assertThat(used("memoryMiB")).isEqualTo(memory + 512);
    assertThat(count("select count(*) from audit_record where action = 'container.resize'"))
        .isEqualTo(1);

    desk.succeeded(resize(with(1, 0, 5), NOW));
    assertThat(seen().memoryMiB()).as("given back").isEqualTo(size.memoryMiB());
    assertThat(used("memoryMiB")).isEqualTo(memory);
    assertThat(container().misfit().items()).isEmpty();
  }

  @Test
  void whatNeedsARestartIsDoneWithOneWhenItWasConfirmedAndNotBefore() {
    ContainerSize fewer = with(-1, 0, 0);
    assertThat(plan(fewer).flexing().way()).isEqualTo(Flexing.Way.NEEDS_RESTART);
    assertThat(plan(fewer).stopping()).isNotEmpty();
    refused(FaultCode.CONFIRMATION_MISSING, () -> resize(fewer, NOW));
    assertThat(container().size()).isEqualTo(size);
    assertThat(used("vcpus")).isEqualTo(size.vcpus());

    UUID operation = resize(fewer, new Consent(false, null, everythingConfirmed()));
    desk.succeeded(operation);
    assertThat(lines(operation))
        .containsSubsequence(
            "container.step.ask_stop",
            "container.step.define",
            "container.step.start",
            "container.step.await_agent");
    assertThat(seen()).isEqualTo(fewer.asMachine());
    assertThat(used("vcpus")).isEqualTo(size.vcpus() - 1L);
    ContainerSize beyond =
        new ContainerSize(
            size.maxVcpus() + 2,
            size.maxVcpus() + 2,
            size.maxMemoryMiB() + 1024,
            size.maxMemoryMiB() + 2048,
            size.diskGiB() + 1);
    desk.succeeded(resize(beyond, new Consent(false, null, everythingConfirmed())));
    assertThat(seen()).isEqualTo(beyond.asMachine());
  }

  @Test
  void whatIsLeftForLaterWaitsForTheNextStopAndIsToldUntilThen() {
    ContainerSize wanted = with(-1, 256, 0);
    desk.succeeded(resize(wanted, LATER));
    assertThat(seen().memoryMiB()).isEqualTo(wanted.memoryMiB());
    assertThat(seen().vcpus()).isEqualTo(size.vcpus());
    assertThat(container().readySince()).as("not restarted").isEqualTo(one.readySince());
    assertThat(container().misfit().items())
        .extracting(Flexing.Item::messageKey)
        .containsExactly("container.flex.vcpus-fewer");
    var life = portal.get(ContainerLife.class);
    var losses = everythingConfirmed();
    desk.succeeded(desk.as(() -> life.power(one.id(), Power.OFF, false, losses)));
    desk.succeeded(desk.as(() -> life.power(one.id(), Power.ON, false, losses)));
    assertThat(seen()).isEqualTo(wanted.asMachine());
  }

  @Test
  void whatSomebodyChangedAtTheHostIsPutBack() {
    desk.succeeded(resize(with(1, 512, 0), NOW));
    simulation().tamper(host(), one.id(), size.vcpus(), size.memoryMiB() + 100);
    awaitSeen(with(1, 512, 0));
    simulation().tamper(host(), one.id(), size.vcpus() + 2, size.memoryMiB() + 512);
    Eventually.until("it is seen", () -> seen().vcpus() == size.vcpus() + 2, this::seen);
    assertThat(container().misfit().way()).isEqualTo(Flexing.Way.NEEDS_RESTART);
    assertThat(container().seenState()).isEqualTo(MachineState.RUNNING);
  }

  @Test
  void whatIsTooMuchForQuotaOrHostOrCanNotBeIsRefusedAndNothingChanges() {
    count("update quota set limit_value = used + 3 where name = 'vcpus' returning 1");
    ContainerSize tooMany =
        new ContainerSize(
            size.vcpus() + 4, size.vcpus() + 4, size.memoryMiB(), size.maxMemoryMiB(), 99999);
    assertThatThrownBy(() -> plan(tooMany))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.problems().get(0).field()).isEqualTo("diskGiB"));
    assertThatThrownBy(() -> plan(with(0, 0, -1)))
        .isInstanceOfSatisfying(
            Fault.class,
            f -> assertThat(f.problems().get(0).messageKey()).isEqualTo("container.size.shrinks"));
    Consent all = new Consent(false, null, everythingConfirmed());
    refused(
        FaultCode.QUOTA_EXCEEDED,
        () ->
            resize(
                new ContainerSize(
                    size.vcpus() + 4,
                    size.vcpus() + 4,
                    size.memoryMiB(),
                    size.maxMemoryMiB(),
                    size.diskGiB()),
                all));
    count("update quota set limit_value = 9000000 returning 1");
    UUID cluster = one.clusterId().orElseThrow();
    long vcpus = count("select sum(vcpus) from container where cluster_id = '" + cluster + "'");
    desk.as(() -> portal.get(Capping.class).set(cluster, Map.of("vcpus", vcpus)));
    assertThat(plan(with(1, 0, 0)).obstacles())
        .extracting(Fault::code)
        .containsExactly(FaultCode.CLUSTER_CAP);
    refused(FaultCode.CLUSTER_CAP, () -> resize(with(1, 0, 0), all));
    assertThat(plan(with(0, 512, 0)).approvable()).isTrue();
    refused(FaultCode.HOST_FULL, () -> resize(with(0, 0, 30000), all));
    refused(
        FaultCode.PLAN_OUTDATED,
        () -> resize(with(1, 0, 0), new Consent(false, "another", Set.of())));
    assertThat(container().size()).isEqualTo(size);
    assertThat(used("diskGiB")).isEqualTo(size.diskGiB());
  }

  @Test
  void aHostThatIsAwayGetsItDoneWhenItIsBackAndACancelPutsTheOldSizeBack() {
    simulation().cut(host());
    UUID cancelled = resize(with(1, 512, 5), NOW);
    desk.as(
        () -> {
          portal.get(Cancelling.class).cancel(cancelled);
          return null;
        });
    assertThat(container().size()).isEqualTo(size);
    assertThat(used("vcpus")).isEqualTo(size.vcpus());
    simulation().heal(host());
    desk.ended(cancelled, OperationState.CANCELLED);
    assertThat(seen()).isEqualTo(size.asMachine());

    simulation().loseAnswers(host());
    UUID operation = resize(with(1, 512, 5), NOW);
    Eventually.until(
        "it is told",
        () -> lines(operation).contains("fault.HOST_TIMEOUT"),
        () -> lines(operation));
    simulation().heal(host());
    desk.succeeded(operation);
    assertThat(seen()).isEqualTo(with(1, 512, 5).asMachine());
  }

  @Test
  void aPoolThatIsFullIsToldAndACancelEndsIt() {
    for (int i = 0; i < 2; i++) {
      simulation().refuseNext(host(), Call.RESIZE, "No space left on device");
      UUID operation = resize(with(0, 0, 5 + i), NOW);
      Eventually.until(
          "it is told",
          () -> lines(operation).contains("fault.HYPERVISOR_REFUSED"),
          () -> lines(operation));
      if (i == 0) {
        desk.succeeded(operation);
        assertThat(seen().diskGiB()).isEqualTo(size.diskGiB() + 5);
      } else {
        simulation().cut(host());
        desk.as(
            () -> {
              portal.get(Cancelling.class).cancel(operation);
              return null;
            });
        simulation().heal(host());
        desk.ended(operation, OperationState.CANCELLED);
        assertThat(container().size().diskGiB())
            .as("what has grown stays")
            .isEqualTo(seen().diskGiB());
        assertThat(used("diskGiB")).isEqualTo(seen().diskGiB());
      }
    }
  }

  @Test
  void aGuestThatKeepsItsMemoryHoldsUpNobody() {
    desk.succeeded(resize(with(0, 512, 0), NOW));
    simulation().hang(host(), one.id());
    UUID operation = resize(size, NOW);
    Eventually.until(
        "asked", () -> lines(operation).contains("container.step.resize"), () -> lines(operation));
    assertThat(container().misfit().items())
        .extracting(Flexing.Item::messageKey)
        .containsExactly("container.flex.memory-less");
    count(
        "update container set resize_asked_at = resize_asked_at - interval '30 seconds' returning 1");
    desk.succeeded(operation);
    assertThat(lines(operation)).contains("container.step.leave_size");
    assertThat(seen().memoryMiB()).isEqualTo(size.memoryMiB() + 512);
  }
}
