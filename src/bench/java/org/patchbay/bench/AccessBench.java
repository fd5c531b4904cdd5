package org.patchbay.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.identity.entity.AccessPolicy;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Rights;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.Route;
import org.patchbay.testing.SimulatedPlatform;

/** What it costs to decide who may pass, on every route in turn, and to read their rights. */
class AccessBench {
  private static final int TIMES = 5_000;
  private static final Caller OTTO =
      new Caller("otto", Set.of(), Set.of("acme"), "192.0.2.1", "bench");

  @TempDir Path folder;

  @Test
  void whoMayPass() throws IOException {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    settings.put("patchbay.worker.threads", "0");
    try (EngineContainer portal = EngineContainer.start(settings, List.of())) {
      UUID acme = SimulatedPlatform.in(portal, 1, 10).tenant("acme");
      join(portal, acme);
      Tenants tenants = portal.get(Tenants.class);
      Optional<Rights> night = portal.inTransaction(() -> tenants.rights(acme, "otto"));
      List<Route> routes = Route.all();
      System.out.println("| what | times | median µs | p95 µs | worst µs |\n|---|---|---|---|---|");
      print(
          "may somebody of a custom role pass", i -> decide(routes.get(i % routes.size()), night));
      print(
          "rights of one, with the transaction",
          i -> portal.inTransaction(() -> tenants.rights(acme, "otto")));
    }
  }

  private static void join(EngineContainer portal, UUID acme) {
    UUID role = UUID.randomUUID();
    for (String sql :
        List.of(
            "insert into tenant_role (tenant_id, id, name, permissions) values ('%s', '%s',"
                + " 'night', '{POWER,CONSOLE}')",
            "insert into member (tenant_id, username, role, custom_role) values ('%s', 'otto',"
                + " 'VIEWER', '%s')")) {
      String one = sql.formatted(acme, role);
      portal.inTransaction(() -> portal.em().createNativeQuery(one).executeUpdate());
    }
  }

  private static void decide(Route route, Optional<Rights> rights) {
    AccessPolicy.decide(route.needs(), route.permission(), OTTO, rights, true);
  }

  private static void print(String what, IntConsumer work) {
    long[] nanos = new long[TIMES];
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < TIMES; i++) {
        long start = System.nanoTime();
        work.accept(i);
        nanos[i] = System.nanoTime() - start;
      }
    }
    Sample sample = Sample.of(nanos);
    System.out.printf(
        "| %s | %d | %.1f | %.1f | %.1f |%n",
        what, TIMES, micros(sample, 0.5), micros(sample, 0.95), micros(sample, 1));
  }

  private static double micros(Sample sample, double quantile) {
    return sample.at(quantile).toNanos() / 1e3;
  }
}
