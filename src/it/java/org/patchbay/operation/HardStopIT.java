package org.patchbay.operation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.control.Operations;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.OperationView;
import org.patchbay.operation.entity.Part;
import org.patchbay.operation.entity.Step;
import org.patchbay.operation.entity.Target;
import org.patchbay.reconcile.control.Reconciler;
import org.patchbay.reconcile.entity.Verdict;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.EngineFork;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.HaltAtLine;
import org.patchbay.testing.Postgres;

/** The process stops dead right after it wrote a line; the next one goes on. */
class HardStopIT {
  private static final int STEPS = 4;

  /** Climbs a ladder that outlives the process. */
  @ApplicationScoped
  public static class Climber implements Reconciler {
    @Inject Ladder ladder;
    @Inject Operations operations;

    @Override
    public String kind() {
      return "climber";
    }

    @Override
    public Verdict turn(UUID id) {
      int at = ladder.at();
      if (at == STEPS) {
        return new Verdict.Settled();
      }
      ladder.climb(at + 1);
      operations.line("climber", id, "step", at + 1);
      return new Verdict.Again();
    }
  }

  /** What is seen. */
  @ApplicationScoped
  @Transactional
  public static class Ladder {
    @Inject EntityManager em;

    void prepare() {
      em.createNativeQuery("create table ladder (at int not null)").executeUpdate();
      em.createNativeQuery("insert into ladder values (0)").executeUpdate();
    }

    int at() {
      return ((Number) em.createNativeQuery("select at from ladder").getSingleResult()).intValue();
    }

    void climb(int to) {
      em.createNativeQuery("update ladder set at = " + to).executeUpdate();
    }
  }

  @Test
  void whereverItStopsTheNextProcessEndsTheOperationAndNoStepIsDoneTwice() {
    String url = Postgres.freshDatabase();
    Map<String, String> idle = Map.of("patchbay.db.url", url, "patchbay.worker.threads", "0");
    try (EngineContainer portal = EngineContainer.start(idle, List.of(Ladder.class))) {
      UUID operation = open(portal);
      for (int halts = 0; halts < STEPS; halts++) {
        try (EngineFork fork = fork(url, 1)) {
          assertThat(fork.awaitEnd()).isEqualTo(HaltAtLine.STATUS);
        }
      }
      try (EngineFork last = fork(url, 0)) {
        Eventually.until("ended", () -> view(portal, operation).operation().endedAt().isPresent());
        assertThat(last.alive()).isTrue();
      }
      OperationView view = view(portal, operation);
      assertThat(view.operation().state()).isEqualTo(OperationState.SUCCEEDED);
      assertThat(view.steps().stream().filter(s -> s.messageKey().equals("step")))
          .extracting(Step::parameters)
          .isEqualTo(IntStream.rangeClosed(1, STEPS).mapToObj(n -> List.<Object>of(n)).toList());
    }
  }

  private static UUID open(EngineContainer portal) {
    return portal.inTransaction(
        () -> {
          portal.get(Ladder.class).prepare();
          Part part = new Part("climber", new UUID(9, 9), "climber");
          Target target = new Target(TenantScope.PLATFORM, "climber", part.id(), "climber");
          return portal.get(Operations.class).open("climb", target, List.of(part)).id();
        });
  }

  private static OperationView view(EngineContainer portal, UUID operation) {
    return TenantScope.within(
        TenantScope.PLATFORM, () -> portal.get(OperationList.class).view(operation));
  }

  private static EngineFork fork(String url, int haltAt) {
    Map<String, String> properties = new HashMap<>();
    properties.put("patchbay.db.url", url);
    properties.put("patchbay.test.halt-at-line", String.valueOf(haltAt));
    properties.put("patchbay.test.beans", Climber.class.getName() + "," + Ladder.class.getName());
    return EngineFork.start(properties);
  }
}
