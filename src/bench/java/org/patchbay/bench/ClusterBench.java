package org.patchbay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.operation.control.OperationList;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** How long a preview takes, and how long a cluster of twelve containers until it runs. */
class ClusterBench {
  private static final int NODES = 12;
  private static final String TWELVE =
      """
      blueprint: twelve
      title: Twelve
      description: The three nodes of "small", and nine more SIP proxies.
      basis: P
      nodes:
        - name: "{cluster}-front-{n}"
          roles: [http, sip, pbx]
        - name: "{cluster}-core-{n}"
          roles: [ic, que, wk]
          rest: true
        - name: "{cluster}-data-{n}"
          roles: [sql, dd]
        - name: "{cluster}-sip-{n}"
          count: 9
          roles: [sip]
      """;

  @TempDir Path folder;

  @Test
  void previewAndCreation() throws Exception {
    Path config = copyOf(Path.of("config"));
    Files.writeString(config.resolve("blueprints/twelve.yaml"), TWELVE);
    System.out.println(Sample.heading());
    preview(config, 100);
    creation(config, 3);
    creation(config, 12);
  }

  private Path copyOf(Path config) throws IOException {
    Path copy = folder.resolve("config");
    try (Stream<Path> files = Files.walk(config)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path there = copy.resolve(config.relativize(file));
        Files.createDirectories(there.getParent());
        Files.copy(file, there);
      }
    }
    return copy;
  }

  private EngineContainer engine(Path config, String name) {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder.resolve(name)));
    settings.put("patchbay.config-dir", config.toString());
    settings.put("patchbay.host.observe-every", "PT3S");
    settings.put("patchbay.worker.threads", "16");
    return EngineContainer.start(settings, List.of());
  }

  private void preview(Path config, int hosts) throws Exception {
    try (EngineContainer portal = engine(config, "preview")) {
      SimulatedPlatform platform = SimulatedPlatform.in(portal, hosts, 40);
      UUID acme = platform.tenant("acme");
      Planner planner = portal.get(Planner.class);
      long[] nanos = new long[60];
      for (int i = -20; i < nanos.length; i++) {
        long begin = System.nanoTime();
        Preview preview = platform.as(acme, () -> planner.preview(request("voice")));
        if (i >= 0) {
          nanos[i] = System.nanoTime() - begin;
        }
        check(preview);
      }
      System.out.println(Sample.of(nanos).line("preview, 12 nodes on " + hosts + " hosts"));
    }
  }

  private static void check(Preview preview) {
    if (preview.containers().size() != NODES || !preview.obstacles().isEmpty()) {
      throw new IllegalStateException(preview.toString());
    }
  }

  private void creation(Path config, int hosts) throws Exception {
    try (EngineContainer portal = engine(config, "creation" + hosts)) {
      SimulatedPlatform platform = SimulatedPlatform.in(portal, hosts, 40);
      UUID acme = platform.tenant("acme");
      long[] nanos = new long[7];
      for (int i = -2; i < nanos.length; i++) {
        long begin = System.nanoTime();
        UUID made = platform.as(acme, () -> approve(portal));
        ended(portal, platform, acme, made);
        if (i >= 0) {
          nanos[i] = System.nanoTime() - begin;
        }
        retire(portal, platform, acme);
      }
      System.out.println(
          Sample.of(nanos).line("12 containers on " + hosts + " hosts, asked for to running"));
    }
  }

  private static UUID approve(EngineContainer portal) {
    Preview preview = portal.get(Planner.class).preview(request("voice"));
    var confirmed =
        preview.warnings().stream().map(Violation::confirmation).collect(Collectors.toSet());
    return portal.get(Approval.class).approve(request("voice"), null, confirmed);
  }

  private static void retire(EngineContainer portal, SimulatedPlatform platform, UUID acme)
      throws Exception {
    UUID gone =
        platform.as(
            acme,
            () ->
                portal
                    .get(Retirement.class)
                    .retire(portal.get(Clusters.class).named("voice").id()));
    ended(portal, platform, acme, gone);
  }

  private static void ended(
      EngineContainer portal, SimulatedPlatform platform, UUID acme, UUID operation)
      throws Exception {
    OperationList operations = portal.get(OperationList.class);
    while (platform.as(acme, () -> operations.view(operation).operation().endedAt().isEmpty())) {
      Thread.sleep(Duration.ofMillis(20).toMillis());
    }
  }

  private static ClusterRequest request(String name) {
    return SimulatedPlatform.request(name, "twelve");
  }
}
