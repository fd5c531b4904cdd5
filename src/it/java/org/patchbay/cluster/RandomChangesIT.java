package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.cluster.RandomPeople.Doing;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Standing;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.topology.CheckOptions;
import org.patchbay.cluster.entity.topology.Level;
import org.patchbay.cluster.entity.topology.Topology;
import org.patchbay.container.control.ContainerReconciler;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.March;
import org.patchbay.container.entity.Power;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.image.control.Images;
import org.patchbay.reconcile.control.Nudges;
import org.patchbay.reconcile.entity.ResourceKey;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.Declared;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedInventory;
import org.patchbay.testing.SimulatedPlatform;

/**
 * Whatever people do to clusters, in whatever order, and whatever hosts do meanwhile: they come to
 * rest as they are wished, no rule is broken, and hosts hold what is declared and nothing else.
 * Every sequence follows from its number; {@code -Dpatchbay.test.sequences} asks for more of them,
 * {@code -Dpatchbay.test.seed} for others.
 */
class RandomChangesIT {
  private static final List<String> HOSTS = List.of("h1", "h2", "h3");
  private static final int ACTIONS = 6;

  /** How often, at the end, what nobody managed to do is tried while nothing goes wrong. */
  private static final int LAST_TRIES = 300;

  /** After so many sequences it says how far it is. */
  private static final int TELLING = 20;

  private final int sequences = Integer.getInteger("patchbay.test.sequences", 8);
  private final long seed = Long.getLong("patchbay.test.seed", 20261123L);
  private final List<String> story = new ArrayList<>();

  @TempDir Path folder;
  private EngineContainer portal;
  private ClusterDesk olga;
  private List<Cluster> clusters;
  private RandomPeople people;
  private RandomTroubles troubles;
  private SimulatedInventory inventory;
  private String image;

  @BeforeEach
  void clustersThatRun() {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    settings.put("patchbay.container.stop-grace", "PT1S");
    portal = EngineContainer.start(settings, List.of());
    SimulatedPlatform platform =
        SimulatedPlatform.in(portal, HOSTS.size(), 80, SimulatedPlatform::sharingUri);
    platform.share();
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
    UUID live = olga.approve(SimulatedPlatform.request("live", "single", "SHARED"));
    UUID voice = olga.approve("voice", "standard");
    olga.succeeded(voice);
    olga.succeeded(live);
    clusters = List.of(olga.cluster("voice"), olga.cluster("live"));
    people = new RandomPeople(portal, olga, clusters, story);
    troubles = new RandomTroubles(portal.get(Simulation.class), story);
    inventory = new SimulatedInventory(folder.resolve("hosts"));
    image = olga.as(() -> portal.get(Images.class).ready().get(0).volume("patchbay", false).name());
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void everySequenceOfChangesComesToRestAndBreaksNoRule() {
    for (int i = 0; i < sequences; i++) {
      begin(seed + i);
      for (int action = 0; action < ACTIONS; action++) {
        troubles.strike(machines(), image);
        people.act();
        nothingIsWrongOnTheWay();
      }
      troubles.heal();
      allIsWell("sequence " + (seed + i));
      if ((i + 1) % TELLING == 0) {
        tell(i + 1);
      }
    }
    begin(seed + sequences);
    for (int i = 0; i < LAST_TRIES && !people.neverDone().isEmpty(); i++) {
      // Each in its turn, and something else between: one may need what another leaves behind.
      people.act(people.neverDone().get(i % people.neverDone().size()));
      people.act();
      nothingIsWrongOnTheWay();
      if (i % ACTIONS == 0) {
        allIsWell("last tries " + i);
      }
    }
    allIsWell("the last tries");
    tell(sequences);
    assertThat(people.accepted()).as("a walk that is not hollow").containsOnlyKeys(Doing.values());
  }

  private void tell(int done) {
    System.out.println(done + " sequences: " + people.accepted() + troubles.happened());
  }

  private void begin(long number) {
    Random random = new Random(number);
    people.begin(random);
    troubles.begin(random);
    story.clear();
  }

  private List<UUID> machines() {
    return clusters.stream().flatMap(c -> olga.containers(c).stream()).map(Container::id).toList();
  }

  private void nothingIsWrongOnTheWay() {
    clusters.forEach(this::noRuleIsBroken);
    noMachineRunsTwice();
  }

  private void allIsWell(String number) {
    if (troubles.tookNetworks()) {
      // No host tells of a network that is missing: it is found when its machines are looked at.
      lookAtAll();
    }
    Eventually.until(
        number + " comes to rest",
        // What happened to a machine last may not have been seen yet: hosts are asked last.
        () -> people.openOperations().isEmpty() && unrest().isEmpty() && differences().isEmpty(),
        () -> story + " " + unrest() + " " + people.openOperations() + " " + differences());
    nothingIsWrongOnTheWay();
    nothingIsThereTwice();
  }

  private void lookAtAll() {
    List<ResourceKey> keys =
        machines().stream().map(id -> new ResourceKey(ContainerReconciler.KIND, id)).toList();
    olga.as(
        () -> {
          portal.get(Nudges.class).nudge(keys, clusters.get(0).tenantId());
          return null;
        });
  }

  private List<String> unrest() {
    Declared declared = Declared.of(portal, olga);
    List<String> unrest = new ArrayList<>();
    declared.rows().stream()
        .map(row -> row.container())
        .filter(one -> !rests(one))
        .forEach(
            one -> unrest.add(one.name() + " " + one.power() + " " + one.seenState() + one.wish()));
    clusters.stream()
        .flatMap(one -> nodes(one).stream())
        .filter(Node::leaving)
        .forEach(node -> unrest.add(node.name() + " leaves"));
    if (count("select count(*) from node_move") > 0) {
      unrest.add("a node moves");
    }
    return unrest;
  }

  private static boolean rests(Container one) {
    boolean asWished =
        one.power() == Power.ON
            ? one.seenState() == MachineState.RUNNING && one.readySince().isPresent()
            : one.seenState() == MachineState.OFF || one.seenState() == MachineState.CRASHED;
    boolean free = one.spare() && one.vacant() && one.seenState() == MachineState.ABSENT;
    boolean still =
        one.move().target().isEmpty() && one.move().remains().isEmpty() && !one.wish().wiping();
    return (one.spare() ? free : asWished)
        && still
        && !one.wish().reseedDue()
        && one.march() == March.NONE
        && !one.retiring();
  }

  private void noRuleIsBroken(Cluster cluster) {
    List<?> broken =
        olga.as(
            () -> {
              var version = portal.get(Catalogues.class).current().version("5.7").orElseThrow();
              var draft = portal.get(Standing.class).of(olga.cluster(cluster.name()));
              return Topology.check(draft, version, CheckOptions.ACTIVATING).stream()
                  .filter(violation -> violation.level() == Level.E)
                  .toList();
            });
    assertThat(broken).as(cluster.name() + " after " + story).isEmpty();
  }

  /** One that has just gone from host to host may be seen on both, but not once more on the old. */
  private void noMachineRunsTwice() {
    for (int i = 0; i < HOSTS.size(); i++) {
      for (int j = i + 1; j < HOSTS.size(); j++) {
        Set<String> twice = inventory.running(HOSTS.get(i));
        twice.retainAll(inventory.running(HOSTS.get(j)));
        twice.retainAll(inventory.running(HOSTS.get(i)));
        twice.retainAll(inventory.running(HOSTS.get(j)));
        assertThat(twice).as("machines that run twice: " + story).isEmpty();
      }
    }
  }

  /** Where hosts hold something else than what is declared. */
  private List<String> differences() {
    Declared declared = Declared.of(portal, olga);
    List<String> differences = new ArrayList<>();
    for (String host : HOSTS) {
      compare(host, inventory.machines(host), declared.machines(host), differences);
      compare(host, inventory.volumes(host), declared.volumes(host, "patchbay"), differences);
      compare(host, inventory.networks(host), declared.networks(host), differences);
    }
    Set<String> shared = declared.sharedVolumes("together");
    compare("all", inventory.sharedVolumes("together"), shared, differences);
    return differences;
  }

  private static void compare(
      String host, Set<String> there, Set<String> declared, List<String> differences) {
    if (!there.equals(declared)) {
      differences.add(host + " has " + there + " for " + declared);
    }
  }

  private void nothingIsThereTwice() {
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

  private List<Node> nodes(Cluster cluster) {
    return olga.as(() -> portal.get(Clusters.class).nodes(cluster.id()));
  }

  private long count(String sql) {
    return portal.inTransaction(
        () -> ((Number) portal.em().createNativeQuery(sql).getSingleResult()).longValue());
  }
}
