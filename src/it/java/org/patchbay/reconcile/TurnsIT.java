package org.patchbay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.control.Troubles;
import org.patchbay.reconcile.entity.Trouble;
import org.patchbay.reconcile.entity.Verdict;
import org.patchbay.tenant.control.Calling;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;

/** How the engine goes on after each kind of turn. */
class TurnsIT {
  private static final UUID TENANT = new UUID(5, 5);
  private static final Map<UUID, IntFunction<Verdict>> SCRIPTS = new ConcurrentHashMap<>();
  private static final Map<UUID, AtomicInteger> TURNS = new ConcurrentHashMap<>();
  private static EngineContainer engine;

  /** Does as its script says for the number of the turn, from 1. */
  @ApplicationScoped
  static class Scripted implements Reconciler {
    @Override
    public String kind() {
      return "scripted";
    }

    @Override
    public Verdict turn(UUID id) {
      return SCRIPTS.get(id).apply(TURNS.get(id).incrementAndGet());
    }
  }

  @BeforeAll
  static void start() {
    Map<String, String> settings =
        Map.of("patchbay.db.url", Postgres.freshDatabase(), "patchbay.worker.threads", "4");
    engine = EngineContainer.start(settings, List.of(Scripted.class));
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void turnsThatFollowAtOnceWaitForNothing() {
    long before = System.nanoTime();
    UUID id = run(turn -> turn < 100 ? new Verdict.Again() : new Verdict.Settled());
    Eventually.until("settled", () -> settled(id));
    assertThat(turns(id)).isEqualTo(100);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aHostThatDoesNotAnswerIsTriedAgainUntilItDoesAndTheTroubleIsShownUntilThen() {
    UUID id =
        run(
            turn -> {
              if (turn < 3) {
                throw Fault.of(FaultCode.HOST_UNREACHABLE, "h2", 3);
              }
              return new Verdict.Settled();
            });
    Eventually.until("trouble", () -> trouble(id).isPresent());
    Trouble trouble = trouble(id).orElseThrow();
    assertThat(trouble.code()).isEqualTo(FaultCode.HOST_UNREACHABLE);
    assertThat(trouble.parameters()).containsExactly("h2", 3);
    assertThat(trouble.terminal()).isFalse();
    Eventually.until("settled", () -> settled(id));
    assertThat(trouble(id)).isEmpty();
  }

  @Test
  void aTurnThatSomebodyOvertookLooksAgainAndOnlyTheThirdTimeInARowItIsTheLastWord() {
    UUID passing = run(turn -> stumble(turn < 3));
    UUID lasting = run(turn -> stumble(true));
    Eventually.until("settled", () -> settled(passing));
    assertThat(turns(passing)).isEqualTo(3);
    assertThat(trouble(passing)).isEmpty();
    Eventually.until("stopped", () -> trouble(lasting).filter(Trouble::terminal).isPresent());
    assertThat(turns(lasting)).isEqualTo(3);
    assertThat(trouble(lasting).orElseThrow().code()).isEqualTo(FaultCode.BEING_RETIRED);
  }

  private static Verdict stumble(boolean overtaken) {
    if (overtaken) {
      throw Fault.of(FaultCode.BEING_RETIRED, "sip-1");
    }
    return new Verdict.Settled();
  }

  @Test
  void aDefectStopsTheResourceWithAReferenceUntilTheNextNudge() {
    UUID id =
        run(
            turn -> {
              if (turn == 1) {
                throw new IllegalStateException("a defect, on purpose");
              }
              return new Verdict.Settled();
            });
    Eventually.until("stopped", () -> trouble(id).isPresent());
    Trouble trouble = trouble(id).orElseThrow();
    assertThat(trouble.code()).isEqualTo(FaultCode.INTERNAL);
    assertThat(trouble.reference()).hasSize(8);
    assertThat(trouble.parameters()).containsExactly(trouble.reference());
    assertThat(queued(id)).isZero();

    nudge(id);
    Eventually.until("settled", () -> settled(id));
    assertThat(trouble(id)).isEmpty();
    assertThat(turns(id)).isEqualTo(2);
  }

  @Test
  void aHiccupOfTheDatabaseIsTriedAgainAndIsNobodysTrouble() {
    UUID id =
        run(
            turn -> {
              if (turn == 1) {
                throw new IllegalStateException(new SQLException("deadlock", "40P01"));
              }
              return new Verdict.Settled();
            });
    Eventually.until("settled", () -> settled(id));
    assertThat(turns(id)).isEqualTo(2);
    assertThat(trouble(id)).isEmpty();
  }

  @Test
  void aResourceThatIsGoneLeavesNothingBehind() {
    UUID id = run(turn -> new Verdict.Gone());
    Eventually.until("gone", () -> TURNS.get(id).get() > 0 && known(id) == 0);
    assertThat(queued(id)).isZero();
  }

  @Test
  void aNudgeThatComesWhileATurnFailsForGoodIsStillFollowedByATurn() {
    UUID id = UUID.randomUUID();
    run(
        id,
        turn -> {
          if (turn == 1) {
            nudge(id);
            throw Fault.of(FaultCode.QUOTA_EXCEEDED, "vcpu");
          }
          return new Verdict.Settled();
        });
    Eventually.until("settled", () -> settled(id));
    assertThat(turns(id)).isEqualTo(2);
  }

  @Test
  void aTurnRunsInTheTenantsScopeAsTheEngine() {
    Map<String, Object> found = new ConcurrentHashMap<>();
    UUID id =
        run(
            turn -> {
              found.put("scope", TenantScope.current());
              found.put("caller", Calling.current().name());
              return new Verdict.Settled();
            });
    Eventually.until("settled", () -> settled(id));
    assertThat(found).containsEntry("scope", TENANT).containsEntry("caller", "patchbay");
  }

  @Test
  void aPauseEndsEarlyWhenSomebodyNudges() {
    UUID id =
        run(turn -> turn == 1 ? new Verdict.Wait(Duration.ofHours(1)) : new Verdict.Settled());
    Eventually.until("waiting", () -> turns(id) == 1 && queued(id) == 1 && !picked(id));
    nudge(id);
    Eventually.until("settled", () -> settled(id));
  }

  @Test
  void aLookThatWasAskedForWhileATurnRanComesInTimeAlthoughTheResourceIsSettled() {
    UUID id = UUID.randomUUID();
    run(
        id,
        turn -> {
          if (turn == 1) {
            engine.inTransaction(
                () -> {
                  nudges().after("scripted", id, TENANT, Duration.ofSeconds(1));
                  return null;
                });
          }
          return new Verdict.Settled();
        });
    Eventually.until("looked at again", () -> turns(id) == 2);
  }

  private static UUID run(IntFunction<Verdict> script) {
    UUID id = UUID.randomUUID();
    run(id, script);
    return id;
  }

  private static void run(UUID id, IntFunction<Verdict> script) {
    SCRIPTS.put(id, script);
    TURNS.put(id, new AtomicInteger());
    nudge(id);
  }

  private static void nudge(UUID id) {
    engine.inTransaction(() -> nudges().nudge("scripted", id, TENANT));
  }

  private static Nudges nudges() {
    return engine.get(Nudges.class);
  }

  private static int turns(UUID id) {
    return TURNS.get(id).get();
  }

  private static Optional<Trouble> trouble(UUID id) {
    return engine.inTransaction(() -> engine.get(Troubles.class).of("scripted", id));
  }

  private static boolean settled(UUID id) {
    return count("resource where handled = generation and id = '" + id + "'") == 1;
  }

  private static long known(UUID id) {
    return count("resource where id = '" + id + "'");
  }

  private static long queued(UUID id) {
    return count("scheduled_tasks where task_instance = 'scripted/" + id + "'");
  }

  private static boolean picked(UUID id) {
    return count("scheduled_tasks where picked and task_instance = 'scripted/" + id + "'") == 1;
  }

  private static long count(String what) {
    return engine.inTransaction(
        () ->
            ((Number)
                    engine.em().createNativeQuery("select count(*) from " + what).getSingleResult())
                .longValue());
  }
}
