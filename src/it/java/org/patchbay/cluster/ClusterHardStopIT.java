package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.OperationView;
import org.patchbay.operation.entity.Step;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.EngineFork;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.HaltAtLine;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/**
 * The engine is stopped dead at every line of the journal of a small cluster, while it is made and
 * while it is retired: one process a line. The hosts outlive it.
 */
class ClusterHardStopIT {
  @TempDir Path folder;
  private Map<String, String> settings;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private UUID acme;

  /** This process asks and looks; only the forks work. */
  @BeforeEach
  void start() {
    settings = new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    Map<String, String> idle = new HashMap<>(settings);
    idle.put("patchbay.worker.threads", "0");
    portal = EngineContainer.start(idle, List.of());
    platform = SimulatedPlatform.in(portal, 3, 40);
    acme = platform.tenant("acme");
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void whereverTheEngineStopsTheOperationEndsAsAskedAndNothingIsDoubledOrLeft() {
    UUID made = approve();
    int halts = workWithStops(made);
    assertThat(view(made).steps().stream().map(ClusterHardStopIT::said)).doesNotHaveDuplicates();
    for (String container : List.of("voice-front-1", "voice-core-1", "voice-data-1")) {
      assertThat(lines(made))
          .containsSubsequence(
              Stream.of(
                      "make_disk", "join_networks", "write_seed", "define", "start", "await_agent")
                  .map(step -> container + " container.step." + step + " DONE")
                  .toList());
    }
    assertThat(halts)
        .as("a stop at each line but the last")
        .isGreaterThanOrEqualTo(lines(made).size() - 1);
    assertThat(hosts()).isEqualTo(wanted());
    assertThat(count("select count(*) from container")).isEqualTo(3);
    assertThat(count("select count(*) from nic where network_id is null")).isEqualTo(3);
    assertThat(count("select count(*) from nic where network_id is not null")).isEqualTo(1);

    UUID retired =
        platform.as(
            acme,
            () ->
                portal
                    .get(Retirement.class)
                    .retire(portal.get(Clusters.class).named("voice").id()));
    int more = workWithStops(retired);
    assertThat(view(retired).steps().stream().map(ClusterHardStopIT::said))
        .isNotEmpty()
        .doesNotHaveDuplicates();
    assertThat(more).isGreaterThanOrEqualTo(lines(retired).size() - 1);
    assertThat(hosts()).isEmpty();
    for (String table : List.of("container", "nic", "node", "cluster")) {
      assertThat(count("select count(*) from " + table)).as(table).isZero();
    }
    assertThat(count("select coalesce(sum(used), 0) from quota where name <> 'segments'")).isZero();
  }

  /** One process after the other, each until its first line, until the operation has ended. */
  private int workWithStops(UUID operation) {
    int halts = 0;
    while (!ended(operation)) {
      letGoOfWhatTheDeadHeld();
      try (EngineFork fork = fork(1)) {
        Eventually.until("halted or ended", () -> !fork.alive() || ended(operation));
        if (!fork.alive()) {
          assertThat(fork.awaitEnd()).isEqualTo(HaltAtLine.STATUS);
          halts++;
        }
      }
    }
    letGoOfWhatTheDeadHeld();
    try (EngineFork last = fork(0)) {
      noTaskIsLeft();
    }
    assertThat(view(operation).operation().state()).isEqualTo(OperationState.SUCCEEDED);
    return halts;
  }

  private EngineFork fork(int haltAt) {
    Map<String, String> properties = new HashMap<>(settings);
    properties.put("patchbay.test.halt-at-line", String.valueOf(haltAt));
    // One worker: what it did and the line about it are never apart, so every line is a stop.
    properties.put("patchbay.worker.threads", "1");
    return EngineFork.start(properties);
  }

  /** What missed heartbeats would do some seconds later; that they do is another test's matter. */
  private void letGoOfWhatTheDeadHeld() {
    portal.inTransaction(
        () ->
            portal
                .em()
                .createNativeQuery(
                    "update scheduled_tasks set picked = false, picked_by = null,"
                        + " last_heartbeat = null where picked")
                .executeUpdate());
  }

  private void noTaskIsLeft() {
    Eventually.until(
        "no task left of what is gone",
        () ->
            count(
                    "select count(*) from scheduled_tasks t where task_instance like 'container/%'"
                        + " and not exists (select 1 from container c"
                        + " where task_instance = 'container/' || c.id)")
                == 0);
  }

  private UUID approve() {
    var request = SimulatedPlatform.request("voice", "small");
    return platform.as(
        acme,
        () -> {
          Preview preview = portal.get(Planner.class).preview(request);
          Set<String> confirmed =
              new HashSet<>(preview.warnings().stream().map(Violation::confirmation).toList());
          return portal.get(Approval.class).approve(request, preview.id(), confirmed);
        });
  }

  private boolean ended(UUID operation) {
    return view(operation).operation().state().ended();
  }

  private OperationView view(UUID operation) {
    return platform.as(acme, () -> portal.get(OperationList.class).view(operation));
  }

  private List<String> lines(UUID operation) {
    return view(operation).steps().stream()
        .map(step -> step.object() + " " + step.messageKey() + " " + step.state())
        .toList();
  }

  private static String said(Step step) {
    return step.object() + " " + step.messageKey() + " " + step.state() + " " + step.parameters();
  }

  /** What stands in the hosts' own files: machines, and how many volumes and networks of ours. */
  private Map<String, Integer> hosts() {
    try (Stream<Path> files = Files.list(folder.resolve("hosts"))) {
      String all =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .map(ClusterHardStopIT::text)
              .collect(Collectors.joining("\n"));
      Map<String, Integer> found = new TreeMap<>();
      Pattern.compile("voice-\\w+-\\d|pb-(?!image)[\\w-]+")
          .matcher(all)
          .results()
          .forEach(hit -> found.merge(hit.group(), 1, Integer::sum));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One machine, disk and seed for each container; networks count where they are, what they lead to
   * there, and who joins.
   */
  private Map<String, Integer> wanted() {
    Map<String, Integer> wanted =
        new TreeMap<>(Map.of("pb-100", 3 + 3 + 3, "pb-public-public", 1 + 1 + 1));
    platform.as(
        acme,
        () -> {
          UUID cluster = portal.get(Clusters.class).named("voice").id();
          for (ContainerRow row : portal.get(Containers.class).ofCluster(cluster)) {
            wanted.put(row.container().name(), 1);
            // The volume, and how large it is.
            wanted.put("pb-" + row.container().id(), 2);
            wanted.put("pb-" + row.container().id() + "-seed", 1);
            wanted.put("pb-node-" + row.container().data().orElseThrow() + "-data", 1);
          }
          return null;
        });
    return wanted;
  }

  private long count(String sql) {
    return portal.inTransaction(
        () -> ((Number) portal.em().createNativeQuery(sql).getSingleResult()).longValue());
  }
}
