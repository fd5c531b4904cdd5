package org.patchbay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.EngineFork;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;

/** A portal instance dies in the middle of a turn. */
class TakeoverIT {
  private static final UUID ID = new UUID(1, 1);

  /** Says that it was here, and stays for ever where it is told to. */
  @ApplicationScoped
  public static class Visitor implements Reconciler {
    @Inject Visits visits;

    @Override
    public String kind() {
      return "visited";
    }

    @Override
    public Verdict turn(UUID id) {
      visits.add(System.getProperty("patchbay.test.name", "test"));
      if (Boolean.getBoolean("patchbay.test.stay")) {
        stay();
      }
      return new Verdict.Settled();
    }

    private static void stay() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Who was here. */
  @ApplicationScoped
  @Transactional
  public static class Visits {
    @Inject EntityManager em;
    @Inject Nudges nudges;

    void prepare() {
      em.createNativeQuery("create table visit (name text not null)").executeUpdate();
    }

    void ask() {
      nudges.nudge("visited", ID, TenantScope.PLATFORM);
    }

    void add(String name) {
      em.createNativeQuery("insert into visit values (:name)")
          .setParameter("name", name)
          .executeUpdate();
    }

    List<?> all() {
      return em.createNativeQuery("select name from visit").getResultList();
    }
  }

  @Test
  void theWorkOfAKilledInstanceIsTakenOverWithinSeconds() {
    String url = Postgres.freshDatabase();
    Map<String, String> idle = Map.of("patchbay.db.url", url, "patchbay.worker.threads", "0");
    try (EngineContainer portal = EngineContainer.start(idle, List.of(Visits.class));
        EngineFork doomed = fork(url, "doomed", true)) {
      Visits visits = portal.get(Visits.class);
      portal.inTransaction(
          () -> {
            visits.prepare();
            visits.ask();
            return null;
          });
      Eventually.until("the doomed is at work", () -> names(portal).contains("doomed"));
      try (EngineFork heir = fork(url, "heir", false)) {
        doomed.kill();
        long killed = System.nanoTime();
        Eventually.until("the heir has come", () -> names(portal).contains("heir"));
        Duration took = Duration.ofNanos(System.nanoTime() - killed);
        System.out.println("taken over after " + took);
        assertThat(took).isLessThan(Duration.ofSeconds(10));
        assertThat(heir.alive()).isTrue();
      }
      assertThat(names(portal)).isEqualTo(List.of("doomed", "heir"));
    }
  }

  private static List<?> names(EngineContainer portal) {
    return portal.inTransaction(() -> portal.get(Visits.class).all());
  }

  private static EngineFork fork(String url, String name, boolean stays) {
    return EngineFork.start(
        Map.of(
            "patchbay.db.url",
            url,
            "patchbay.test.name",
            name,
            "patchbay.test.stay",
            String.valueOf(stays),
            "patchbay.test.beans",
            Visitor.class.getName() + "," + Visits.class.getName()));
  }
}
