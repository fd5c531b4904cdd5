package org.patchbay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;

/** Two engines on one database, and a storm of nudges. */
class NudgesIT {
  private static final int RESOURCES = 300;
  private static final int NUDGES = 10_000;
  private static final int THREADS = 8;

  private static EngineContainer one;
  private static EngineContainer other;

  /** What turns saw; shared by both engines, as they run in one JVM. */
  static final AtomicIntegerArray seen = new AtomicIntegerArray(RESOURCES);

  static final AtomicIntegerArray atWork = new AtomicIntegerArray(RESOURCES);
  static final AtomicInteger doubled = new AtomicInteger();
  static final AtomicInteger turns = new AtomicInteger();

  /** Its wish is a number, its turn looks at it. */
  @ApplicationScoped
  static class Wishes implements Reconciler {
    @Inject EntityManager em;
    @Inject Nudges nudges;

    @Override
    public String kind() {
      return "wish";
    }

    @Override
    public Verdict turn(UUID id) {
      int number = (int) id.getLeastSignificantBits();
      if (atWork.incrementAndGet(number) != 1) {
        doubled.incrementAndGet();
      }
      try {
        int wish = TenantScope.within(TenantScope.PLATFORM, () -> self().look(number));
        work(turns.incrementAndGet());
        seen.set(number, wish);
        return wish % 7 == 3 && turns.get() % 2 == 0 ? new Verdict.Again() : new Verdict.Settled();
      } finally {
        atWork.decrementAndGet(number);
      }
    }

    private Looking self() {
      return looking;
    }

    @Inject Looking looking;

    private static void work(int turn) {
      for (int i = 0; i < turn % 50 * 2000; i++) {
        Thread.onSpinWait();
      }
    }
  }

  /** The transactions. */
  @ApplicationScoped
  @Transactional
  static class Looking {
    @Inject EntityManager em;
    @Inject Nudges nudges;

    int look(int number) {
      return ((Number)
              em.createNativeQuery("select value from wish where number = " + number)
                  .getSingleResult())
          .intValue();
    }

    void wish(int number) {
      em.createNativeQuery("update wish set value = value + 1 where number = " + number)
          .executeUpdate();
      nudges.nudge("wish", new UUID(7, number), TenantScope.PLATFORM);
    }

    void prepare() {
      em.createNativeQuery("create table wish (number int primary key, value int not null)")
          .executeUpdate();
      em.createNativeQuery(
              "insert into wish select n, 0 from generate_series(0, " + (RESOURCES - 1) + ") n")
          .executeUpdate();
    }

    long open() {
      return ((Number)
              em.createNativeQuery(
                      "select count(*) from resource r join scheduled_tasks q"
                          + " on q.task_instance = r.kind || '/' || r.id where r.kind = 'wish'"
                          + " and (handled < generation or picked"
                          + " or execution_time < now() + interval '1 minute')")
                  .getSingleResult())
          .longValue();
    }
  }

  @BeforeAll
  static void start() {
    Map<String, String> settings =
        Map.of("patchbay.db.url", Postgres.freshDatabase(), "patchbay.worker.threads", "6");
    one = EngineContainer.start(settings, List.of(Wishes.class, Looking.class));
    inPlatform(
        () -> {
          one.get(Looking.class).prepare();
          return null;
        });
    other = EngineContainer.start(settings, List.of(Wishes.class, Looking.class));
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
  }

  @Test
  void everyNudgeIsFollowedByATurnThatSeesItAndNoResourceIsWorkedOnTwiceAtOnce() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> storms = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      EngineContainer portal = thread % 2 == 0 ? one : other;
      int seed = thread;
      storms.add(people.submit(() -> storm(portal.get(Looking.class), new Random(seed))));
    }
    for (Future<?> storm : storms) {
      storm.get();
    }
    people.shutdown();

    Eventually.until("all is handled", () -> open() == 0, NudgesIT::open);
    assertThat(doubled).hasValue(0);
    assertThat(sum(n -> seen.get(n))).isEqualTo(NUDGES);
    assertThat(turns.get()).isPositive();
    System.out.println("turns for " + NUDGES + " nudges: " + turns);
  }

  private static void storm(Looking portal, Random random) {
    for (int i = 0; i < NUDGES / THREADS; i++) {
      // A few are much in demand.
      int number = random.nextInt(4) == 0 ? random.nextInt(5) : random.nextInt(RESOURCES);
      inPlatform(
          () -> {
            portal.wish(number);
            return null;
          });
    }
  }

  private static long open() {
    return inPlatform(() -> one.get(Looking.class).open());
  }

  private static int sum(java.util.function.IntUnaryOperator of) {
    int sum = 0;
    for (int number = 0; number < RESOURCES; number++) {
      int wanted = of.applyAsInt(number);
      int n = number;
      assertThat(wanted).isEqualTo(inPlatform(() -> one.get(Looking.class).look(n)));
      sum += wanted;
    }
    return sum;
  }

  private static <T> T inPlatform(Callable<T> work) {
    return TenantScope.within(
        TenantScope.PLATFORM,
        () -> {
          try {
            return work.call();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
