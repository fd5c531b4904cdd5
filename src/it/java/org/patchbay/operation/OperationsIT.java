package org.patchbay.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.control.OperationFeed;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.OperationCancelled;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.OperationView;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.PartState;
import org.patchbay.operation.entity.PartStatus;
import org.patchbay.operation.entity.Step;
import org.patchbay.operation.entity.Target;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Trouble;
import org.patchbay.reconcile.entity.Verdict;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;

/** Receipts follow what the engine does. */
class OperationsIT {
  private static final UUID ACME = new UUID(7, 1);
  private static final Caller OLGA = new Caller("olga", Set.of(), Set.of("acme"), "-", "req-7");
  private static final Map<UUID, Supplier<Verdict>> SCRIPTS = new ConcurrentHashMap<>();
  private static final Map<UUID, Part> PUT_BACK = new ConcurrentHashMap<>();
  private static EngineContainer portal;

  /** Does as it is told. */
  @ApplicationScoped
  static class Scripted implements Reconciler {
    @Override
    public String kind() {
      return "thing";
    }

    @Override
    public Verdict turn(UUID id) {
      return SCRIPTS.get(id).get();
    }
  }

  /** Puts the old wish back, for those that can. */
  @ApplicationScoped
  static class PuttingBack {
    @Inject Nudges nudges;

    void cancelled(@Observes OperationCancelled event) {
      Part part = PUT_BACK.get(event.operation().target().id());
      if (part != null) {
        SCRIPTS.put(part.id(), Verdict.Settled::new);
        nudges.nudge(part.kind(), part.id(), ACME);
        event.wishPutBack();
      }
    }
  }

  @BeforeAll
  static void start() {
    portal =
        EngineContainer.start(
            Map.of("patchbay.db.url", Postgres.freshDatabase(), "patchbay.worker.threads", "4"),
            List.of(Scripted.class, PuttingBack.class));
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  @Test
  void anOperationEndsWhenItsLastPartIsAsWishedAndTellsWhatWasDone() {
    Part one = part("one", Verdict.Settled::new);
    Part two =
        part(
            "two",
            inTurns(
                id -> {
                  line(id, "thing.made", "disk", 4);
                  return new Verdict.Again();
                },
                id -> new Verdict.Settled()));
    UUID operation = open(one, two);
    awaitEnd(operation);

    OperationView view = view(operation);
    assertThat(view.operation().state()).isEqualTo(OperationState.SUCCEEDED);
    assertThat(view.operation().actor()).isEqualTo("olga");
    assertThat(view.operation().requestId()).isEqualTo("req-7");
    assertThat(view.progress().done()).isEqualTo(2);
    assertThat(view.steps())
        .extracting(Step::object, Step::messageKey)
        .containsExactly(
            tuple("two", "thing.made"), tuple("target", "operation.verdict.SUCCEEDED"));
    assertThat(view.steps().get(0).parameters()).containsExactly("disk", 4);
  }

  @Test
  void aPartThatFailsForGoodFailsTheOperationButOnlyWhenTheOthersHaveEnded() {
    CountDownLatch others = new CountDownLatch(1);
    Part slow =
        part(
            "slow",
            () -> {
              await(others);
              return new Verdict.Settled();
            });
    Part wrong =
        part(
            "wrong",
            () -> {
              throw Fault.of(FaultCode.QUOTA_EXCEEDED, "vcpu");
            });
    UUID operation = open(slow, wrong);
    Eventually.until("failed", () -> states(operation).contains(PartState.FAILED));
    assertThat(view(operation).operation().state()).isEqualTo(OperationState.RUNNING);
    others.countDown();
    awaitEnd(operation);
    assertThat(view(operation).operation().state()).isEqualTo(OperationState.FAILED);
    assertThat(troubleOf(operation, "wrong").code()).isEqualTo(FaultCode.QUOTA_EXCEEDED);
  }

  @Test
  void whatIsInTheWayForNowIsShownAndToldOnceAndDoesNotFail() {
    AtomicInteger tries = new AtomicInteger();
    Part part =
        part(
            "far",
            () -> {
              if (tries.incrementAndGet() < 3) {
                throw Fault.of(FaultCode.HOST_UNREACHABLE, "h2");
              }
              return new Verdict.Settled();
            });
    UUID operation = open(part);
    Eventually.until("in trouble", () -> trouble(operation));
    assertThat(troubleOf(operation, "far").terminal()).isFalse();
    assertThat(view(operation).operation().state()).isEqualTo(OperationState.RUNNING);
    awaitEnd(operation);
    assertThat(view(operation).steps())
        .extracting(Step::messageKey)
        .containsExactly("fault.HOST_UNREACHABLE", "operation.verdict.SUCCEEDED");
  }

  @Test
  void aTurnThatBeganBeforeTheWishDoesNotEndTheOperation() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch wished = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    Part part =
        part(
            "busy",
            inTurns(
                id -> {
                  begun.countDown();
                  await(wished);
                  return new Verdict.Settled();
                },
                id -> {
                  await(seen);
                  return new Verdict.Settled();
                }));
    UUID first = open(part);
    await(begun);
    UUID second = open(part);
    wished.countDown();
    assertThat(view(first).operation().state()).isEqualTo(OperationState.SUPERSEDED);
    assertThat(view(second).operation().endedAt()).isEmpty();
    seen.countDown();
    awaitEnd(second);
    assertThat(view(second).operation().state()).isEqualTo(OperationState.SUCCEEDED);
  }

  @Test
  void aCancelledOperationEndsWhenTheOldWishIsTrueAgain() {
    CountDownLatch looked = new CountDownLatch(1);
    Part part =
        part(
            "cancelled",
            () -> {
              looked.countDown();
              return new Verdict.Wait(Duration.ofHours(1));
            });
    UUID target = UUID.randomUUID();
    PUT_BACK.put(target, part);
    UUID operation = open(target, part);
    // A turn that began later would settle what the cancel has only begun to take back.
    Eventually.until("its turn was taken", () -> looked.getCount() == 0);
    cancel(operation);
    awaitEnd(operation);
    assertThat(view(operation).operation().state()).isEqualTo(OperationState.CANCELLED);
    assertThatThrownBy(() -> cancel(operation)).hasMessageContaining("NOT_CANCELLABLE");
  }

  @Test
  void whatNobodyCanTakeBackIsNotCancelled() {
    Part part = part("fate", () -> new Verdict.Wait(Duration.ofHours(1)));
    UUID operation = open(part);
    assertThatThrownBy(() -> cancel(operation)).hasMessageContaining("NOT_CANCELLABLE");
    assertThat(view(operation).operation().cancelRequested()).isFalse();
  }

  @Test
  void anOperationCanGetFurtherPartsOnTheWay() {
    Part child = part("child", Verdict.Settled::new);
    Part parent =
        part(
            "parent",
            inTurns(
                id -> {
                  portal.inTransaction(
                      () -> {
                        operations().extend("thing", id, ACME, List.of(child));
                        return null;
                      });
                  return new Verdict.Again();
                },
                id -> new Verdict.Settled()));
    UUID operation = open(parent);
    awaitEnd(operation);
    assertThat(view(operation).parts()).extracting(p -> p.part().name()).contains("child");
    assertThat(view(operation).progress().total()).isEqualTo(2);
  }

  @Test
  void whoFollowsHearsOfEachChange() {
    CountDownLatch go = new CountDownLatch(1);
    Part part =
        part(
            "followed",
            () -> {
              await(go);
              return new Verdict.Settled();
            });
    UUID operation = open(part);
    CountDownLatch heard = new CountDownLatch(1);
    try (var following =
        portal
            .get(OperationFeed.class)
            .follow(
                operation,
                () -> {
                  if (view(operation).operation().endedAt().isPresent()) {
                    heard.countDown();
                  }
                })) {
      go.countDown();
      await(heard);
    }
  }

  @Test
  void aLineThatOnlyRepeatsTheLastOneIsWrittenOnce() {
    AtomicInteger turns = new AtomicInteger();
    Part part =
        part(
            "again",
            inTurns(
                id -> {
                  line(id, "thing.made");
                  line(id, "thing.made");
                  line(id, "thing.started");
                  line(id, "thing.made");
                  turns.incrementAndGet();
                  return new Verdict.Settled();
                }));
    UUID operation = open(part);
    awaitEnd(operation);
    List<Step> steps = view(operation).steps();
    assertThat(steps)
        .extracting(Step::messageKey)
        .containsExactly(
            "thing.made", "thing.started", "thing.made", "operation.verdict.SUCCEEDED");
    List<Step> rest =
        TenantScope.within(
            ACME, () -> portal.get(OperationList.class).stepsAfter(operation, steps.get(1).id()));
    assertThat(rest).isEqualTo(steps.subList(2, 4));
  }

  @Test
  void aForeignTenantsOperationIsNotThere() {
    UUID operation = open(part("mine", Verdict.Settled::new));
    awaitEnd(operation);
    UUID globex = new UUID(7, 2);
    assertThatThrownBy(
            () -> TenantScope.within(globex, () -> portal.get(OperationList.class).view(operation)))
        .hasMessageContaining("NO_SUCH_THING");
    assertThatThrownBy(
            () -> TenantScope.within(globex, () -> portal.get(Cancelling.class).cancel(operation)))
        .hasMessageContaining("NO_SUCH_THING");
    assertThat(TenantScope.within(TenantScope.PLATFORM, () -> view(operation))).isNotNull();
  }

  private static Part part(String name, Supplier<Verdict> script) {
    return part(name, id -> script.get());
  }

  private static Part part(String name, Function<UUID, Verdict> script) {
    UUID id = UUID.randomUUID();
    SCRIPTS.put(id, () -> script.apply(id));
    return new Part("thing", id, name);
  }

  @SafeVarargs
  private static Function<UUID, Verdict> inTurns(Function<UUID, Verdict>... scripts) {
    AtomicInteger turn = new AtomicInteger();
    return id -> scripts[Math.min(turn.getAndIncrement(), scripts.length - 1)].apply(id);
  }

  private static UUID open(Part... parts) {
    return open(UUID.randomUUID(), parts);
  }

  private static UUID open(UUID target, Part... parts) {
    Target about = new Target(ACME, "target", target, "target");
    return Calling.as(
        OLGA,
        () ->
            TenantScope.within(
                ACME, () -> operations().open("thing.make", about, Arrays.asList(parts)).id()));
  }

  private static void cancel(UUID operation) {
    TenantScope.within(ACME, () -> portal.get(Cancelling.class).cancel(operation));
  }

  private static Operations operations() {
    return portal.get(Operations.class);
  }

  private static void line(UUID id, String key, Object... parameters) {
    operations().line("thing", id, key, parameters);
  }

  private static OperationView view(UUID operation) {
    return TenantScope.within(ACME, () -> portal.get(OperationList.class).view(operation));
  }

  private static List<PartState> states(UUID operation) {
    return view(operation).parts().stream().map(PartStatus::state).toList();
  }

  private static boolean trouble(UUID operation) {
    return view(operation).parts().stream().anyMatch(part -> part.trouble().isPresent());
  }

  private static Trouble troubleOf(UUID operation, String name) {
    return view(operation).parts().stream()
        .filter(part -> part.part().name().equals(name))
        .findFirst()
        .flatMap(PartStatus::trouble)
        .orElseThrow();
  }

  private static void awaitEnd(UUID operation) {
    Eventually.until(
        "ended", () -> view(operation).operation().endedAt().isPresent(), () -> view(operation));
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(60, TimeUnit.SECONDS)) {
        throw new AssertionError("it never came");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
