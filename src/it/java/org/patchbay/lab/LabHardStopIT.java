package org.patchbay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.HostInventory;
import org.patchbay.testing.LabPortal;

/**
 * The whole portal is killed at random lines of an operation's journal and started again on its
 * database: what was asked for is done, once, and what was made goes without a trace.
 */
@EnabledIfEnvironmentVariable(named = "PATCHBAY_LAB_HOSTS", matches = ".+")
class LabHardStopIT {
  private static final long SEED = Long.getLong("patchbay.test.seed", 20261123);

  /** Of the lines that making three containers writes, before their guests are awake. */
  private static final int LINES = 15;

  private static final int LINES_OF_RETIRING = 8;

  @TempDir Path folder;
  private final Random moments = new Random(SEED);
  private Map<String, Set<String>> before;
  private LabPortal portal;

  @BeforeEach
  void start() throws Exception {
    before = HostInventory.ofLab();
    portal = LabPortal.start(folder, Map.of());
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void aPortalThatIsKilledAgainAndAgainDoesAllOnceAndLeavesNothing() throws Exception {
    String making = portal.make("hard");
    killAt(making, 1 + moments.nextInt(LINES / 2));
    killAt(making, 1 + LINES / 2 + moments.nextInt(LINES / 2));
    portal.awaitSucceeded(making);
    assertThat(portal.containers())
        .hasSize(3)
        .allMatch(one -> one.get("status").asText().equals("RUNNING"));
    portal.containers().forEach(this::isThereOnce);
    assertThat(added("list ")).hasSize(3);

    String retiring = portal.retire("hard");
    killAt(retiring, 1 + moments.nextInt(LINES_OF_RETIRING));
    portal.awaitSucceeded(retiring);
    assertThat(HostInventory.ofLab()).isEqualTo(before);
    for (String table : List.of("cluster", "node", "container", "nic")) {
      assertThat(count(table)).as(table).isZero();
    }
    assertThat(count("quota where used > 0 and name <> 'segments'")).isZero();
    assertThat(count("resource where kind in ('container', 'cluster')")).isZero();
    assertThat(count("scheduled_tasks where task_instance like 'container/%'")).isZero();
    assertThat(count("scheduled_tasks where task_instance like 'cluster/%'")).isZero();
  }

  private void killAt(String operation, int line) throws Exception {
    Eventually.until(
        "line " + line + " with seed " + SEED,
        () -> portal.steps(operation) >= line,
        () -> portal.operation(operation));
    portal.process().kill();
    System.out.println("killed at line " + line);
    portal.process().startAgain();
  }

  /** One machine; a disk, a seed, its mark and a console's log; a guard for each public plug. */
  private void isThereOnce(JsonNode listed) {
    String id = listed.get("id").asText();
    JsonNode container = portal.container(id);
    long plugs =
        Stream.iterate(0, i -> i < container.get("addresses").size(), i -> i + 1)
            .filter(i -> container.at("/addresses/" + i + "/kind").asText().equals("PUBLIC"))
            .count();
    assertThat(added("list ")).filteredOn(line -> line.contains(id.substring(0, 8))).hasSize(1);
    assertThat(added("vol-list ")).filteredOn(line -> line.contains(id)).hasSize(4);
    assertThat(added("nwfilter-list ")).filteredOn(line -> line.contains(id)).hasSize((int) plugs);
  }

  /** Lines that were not there before, of all hosts. */
  private List<String> added(String list) {
    return HostInventory.ofLab().entrySet().stream()
        .flatMap(
            host ->
                host.getValue().stream().filter(line -> !before.get(host.getKey()).contains(line)))
        .filter(line -> line.startsWith(list))
        .collect(Collectors.toList());
  }

  private long count(String from) throws Exception {
    try (Connection database = DriverManager.getConnection(portal.process().database());
        ResultSet counted =
            database.createStatement().executeQuery("select count(*) from " + from)) {
      counted.next();
      return counted.getLong(1);
    }
  }
}
