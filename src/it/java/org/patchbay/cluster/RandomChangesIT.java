package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.control.ClusterPower;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Losses;
import org.patchbay.cluster.control.Standing;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.topology.CheckOptions;
import org.patchbay.cluster.entity.topology.Level;
import org.patchbay.cluster.entity.topology.Topology;
import org.patchbay.container.control.Consequences;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.ContainerSizing;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.container.entity.March;
import org.patchbay.container.entity.Power;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultKind;
import org.patchbay.hypervisor.edge.simulated.Call;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/**
 * Whatever people do to a cluster, in whatever order, and whatever hosts do meanwhile: it comes to
 * rest as it is wished, and no rule is broken. Every sequence follows from its number; {@code
 * -Dpatchbay.test.sequences} asks for more of them, {@code -Dpatchbay.test.seed} for others.
 */
class RandomChangesIT {
  private static final int HOSTS = 3;
  private static final int ACTIONS = 6;
  private static final List<String> SCALED = List.of("sip", "sql", "que", "dd");

  private final int sequences = Integer.getInteger("patchbay.test.sequences", 8);
  private final long seed = Long.getLong("patchbay.test.seed", 20261123L);
  private final List<String> story = new ArrayList<>();

  @TempDir Path folder;
  private EngineContainer portal;
  private ClusterDesk olga;
  private Cluster cluster;
  private Random random;

  @BeforeEach
  void aClusterThatRuns() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    SimulatedPlatform platform = SimulatedPlatform.in(portal, HOSTS, 40);
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
    cluster = olga.made("voice", "standard");
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void everySequenceOfChangesComesToRestAndBreaksNoRule() {
    for (int i = 0; i < sequences; i++) {
      random = new Random(seed + i);
      story.clear();
      for (int action = 0; action < ACTIONS; action++) {
        trouble();
        act();
        noRuleIsBroken();
      }
      heal();
      comesToRest(seed + i);
      noRuleIsBroken();
      nothingIsThereTwice();
    }
  }

  private void act() {
    switch (random.nextInt(10)) {
      case 9 -> assign();
      case 8 -> resize();
      case 0, 1 -> scaleOut();
      case 2, 3 -> scaleIn();
      case 4 -> promote();
      case 5 -> powerOfAll();
      case 6 -> powerOfOne();
      default -> cancel();
    }
  }

  private void scaleOut() {
    String role = any(SCALED);
    change(
        new ClusterEdit(
            List.of(WantedNode.of(List.of(role), WantedSize.named("half"))), null, null));
  }

  private void scaleIn() {
    change(new ClusterEdit(null, Set.of(any(nodes()).name()), null));
  }

  private void promote() {
    List<Node> able = nodes().stream().filter(node -> node.roles().contains("sql")).toList();
    change(new ClusterEdit(null, null, Map.of("sql", any(able).name())));
  }

  /** One role more, or one fewer. */
  private void assign() {
    Node one = any(nodes());
    Set<String> roles = new TreeSet<>(one.roles());
    String role = any(SCALED);
    if (!roles.add(role)) {
      roles.remove(role);
    }
    change(new ClusterEdit(null, null, null, Map.of(one.name(), roles)));
  }

  private void change(ClusterEdit edit) {
    attempt(
        "change " + edit,
        () -> {
          var preview = portal.get(ChangePlanner.class).preview(olga.cluster("voice"), edit);
          Set<String> confirmed =
              preview.warnings().stream().map(w -> w.confirmation()).collect(Collectors.toSet());
          portal.get(ChangeApproval.class).approve(cluster.id(), edit, null, confirmed);
        });
  }

  private void powerOfAll() {
    Power wanted = random.nextBoolean() ? Power.ON : Power.OFF;
    attempt(
        "all " + wanted,
        () -> {
          Set<String> confirmed = new HashSet<>();
          portal.get(Losses.class).ofStopping(olga.cluster("voice")).stream()
              .forEach(loss -> confirmed.add(loss.confirmation()));
          portal.get(ClusterPower.class).power(cluster.id(), wanted, confirmed);
        });
  }

  private void powerOfOne() {
    Container one = any(olga.containers(cluster));
    Power wanted = random.nextInt(3) > 0 ? Power.ON : Power.OFF;
    attempt(
        one.name() + " " + wanted,
        () -> {
          Set<String> confirmed = new HashSet<>();
          portal.get(Consequences.class).ofStopping(one.id()).stream()
              .forEach(loss -> confirmed.add(loss.confirmation()));
          portal.get(ContainerLife.class).power(one.id(), wanted, random.nextBoolean(), confirmed);
        });
  }

  /** Up, down, within the ceiling and beyond it; never a smaller disk. */
  private void resize() {
    Container one = any(olga.containers(cluster));
    ContainerSize now = one.size();
    int vcpus = 1 + random.nextInt(4);
    long memory = 256L << random.nextInt(4);
    ContainerSize wanted =
        new ContainerSize(
            vcpus,
            Math.max(vcpus, now.maxVcpus()),
            memory,
            Math.max(memory, now.maxMemoryMiB()),
            now.diskGiB() + random.nextInt(2));
    boolean later = random.nextBoolean();
    attempt(
        one.name() + " " + wanted,
        () -> {
          ContainerSizing sizing = portal.get(ContainerSizing.class);
          var confirmed = Set.copyOf(sizing.plan(one.id(), wanted).unconfirmed(Set.of()));
          sizing.resize(one.id(), wanted, new ContainerSizing.Consent(later, null, confirmed));
        });
  }

  private void cancel() {
    List<UUID> open = openOperations();
    if (!open.isEmpty()) {
      UUID one = any(open);
      attempt("cancel", () -> portal.get(Cancelling.class).cancel(one));
    }
  }

  /** What is refused was refused for a reason that a person can read; nothing else may happen. */
  private void attempt(String what, Runnable action) {
    try {
      olga.as(
          () -> {
            action.run();
            return null;
          });
      story.add(what);
    } catch (Fault fault) {
      story.add(what + ": " + fault.code());
      assertThat(fault.kind()).as(story.toString()).isNotEqualTo(FaultKind.BUG);
    }
  }

  private void trouble() {
    URI host = SimulatedPlatform.uri(1 + random.nextInt(HOSTS));
    Simulation simulation = portal.get(Simulation.class);
    switch (random.nextInt(8)) {
      case 0 -> simulation.cut(host);
      case 1 -> simulation.loseAnswers(host);
      case 2 -> simulation.refuseNext(host, Call.DEFINE, "not today");
      case 3 -> simulation.crash(host, any(olga.containers(cluster)).id());
      case 4 -> heal();
      default -> {
        return;
      }
    }
    story.add("trouble at " + host.getPath());
  }

  private void heal() {
    for (int host = 1; host <= HOSTS; host++) {
      portal.get(Simulation.class).heal(SimulatedPlatform.uri(host));
    }
  }

  private void comesToRest(long number) {
    Eventually.until(
        "sequence " + number + " comes to rest",
        () -> openOperations().isEmpty() && atRest(),
        () -> story + " " + unrest());
  }

  private boolean atRest() {
    return unrest().isEmpty();
  }

  private List<String> unrest() {
    List<String> unrest = new ArrayList<>();
    for (Container one : olga.containers(cluster)) {
      boolean asWished =
          one.power() == Power.ON
              ? one.seenState() == MachineState.RUNNING && one.readySince().isPresent()
              : one.seenState() == MachineState.OFF || one.seenState() == MachineState.CRASHED;
      boolean told = !one.wish().reseedDue();
      if (!asWished || !told || one.march() != March.NONE || one.retiring()) {
        unrest.add(one.name() + " " + one.power() + " " + one.seenState() + " " + one.march());
      }
    }
    nodes().stream().filter(Node::leaving).forEach(node -> unrest.add(node.name() + " leaves"));
    return unrest;
  }

  private void noRuleIsBroken() {
    List<?> broken =
        olga.as(
            () -> {
              var version = portal.get(Catalogues.class).current().version("5.7").orElseThrow();
              var draft = portal.get(Standing.class).of(olga.cluster("voice"));
              return Topology.check(draft, version, CheckOptions.ACTIVATING).stream()
                  .filter(violation -> violation.level() == Level.E)
                  .toList();
            });
    assertThat(broken).as(story.toString()).isEmpty();
  }

  private void nothingIsThereTwice() {
    assertThat(
            count(
                "select count(*) from machine m join container c on c.id = m.uuid"
                    + " where m.host_id <> c.host_id"))
        .as("machines on other hosts than theirs: " + story)
        .isZero();
    assertThat(
            count(
                "select count(*) from (select 1 from nic group by coalesce(cast(network_id as"
                    + " text), cast(segment_id as text)), address having count(*) > 1) twice"))
        .as("addresses given twice: " + story)
        .isZero();
    assertThat(count("select count(*) from node where container_id is null")).isZero();
    quotaCounts("containers", "count(*)");
    quotaCounts("vcpus", "sum(vcpus)");
    quotaCounts("memoryMiB", "sum(memory_mib)");
    quotaCounts("diskGiB", "sum(disk_gib)");
  }

  private void quotaCounts(String name, String sum) {
    assertThat(count("select used from quota where name = '" + name + "'"))
        .as("quota of " + name + " counts what is there: " + story)
        .isEqualTo(count("select " + sum + " from container"));
  }

  private List<UUID> openOperations() {
    return portal.inTransaction(
        () ->
            portal
                .em()
                .createNativeQuery(
                    "select id from operation where ended_at is null order by created_at, id",
                    UUID.class)
                .getResultList());
  }

  private List<Node> nodes() {
    return olga.as(() -> portal.get(Clusters.class).nodes(cluster.id()));
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private long count(String sql) {
    return portal.inTransaction(
        () -> ((Number) portal.em().createNativeQuery(sql).getSingleResult()).longValue());
  }
}
