package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.control.ClusterPower;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Losses;
import org.patchbay.cluster.control.MovePlanner;
import org.patchbay.cluster.control.NodeMoving;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Judged;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.move.MoveRequest;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.ContainerMoving;
import org.patchbay.container.control.ContainerSizing;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.container.entity.March;
import org.patchbay.container.entity.Power;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.hypervisor.entity.MachineState;
import org.patchbay.operation.control.Retrying;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.operation.entity.OperationView;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.Disturbance;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.EngineFork;
import org.patchbay.testing.Eventually;
import org.patchbay.testing.LostHosts;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedFiles;
import org.patchbay.testing.SimulatedPlatform;

/**
 * Whatever is done to clusters, and whatever goes wrong meanwhile: it is told while it lasts, and
 * afterwards all comes to rest as it was wished, once, and nothing else is there. One disturbance
 * after the other; each meets everything that can be done.
 */
class FaultMatrixIT {
  private static final int HOSTS = 3;
  private static final Pattern DISK = Pattern.compile("pb-[-0-9a-f]{36}\\.qcow2");
  private static final Pattern DATA = Pattern.compile("pb-node-[-0-9a-f]{36}-data\\.qcow2");

  @TempDir Path folder;
  private Map<String, String> settings;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private ClusterDesk olga;
  private EngineFork engine;
  private SimulatedFiles files;
  private Disturbance trouble;
  private String action;

  /** What is done, to which of its containers something happens, and whether it makes disks. */
  private record Deed(String name, Supplier<UUID> work, String touches, boolean makes) {}

  /** This process asks and looks; the engine is another, so that it can be killed. */
  private void start() {
    settings = new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    Map<String, String> idle = new HashMap<>(settings);
    idle.put("patchbay.worker.threads", "0");
    portal = EngineContainer.start(idle, List.of());
    platform = SimulatedPlatform.in(portal, HOSTS, 60, SimulatedPlatform::sharingUri);
    platform.share();
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
    files = new SimulatedFiles(folder);
    engine = EngineFork.start(settings);
    olga.made("voice", "small");
    olga.succeeded(change(adding("sql")));
    olga.succeeded(olga.approve(SimulatedPlatform.request("live", "single", "SHARED")));
  }

  @AfterEach
  void stop() {
    engine.close();
    portal.close();
  }

  @ParameterizedTest
  @EnumSource
  void whateverIsDoneMeanwhileComesToRestAsWished(Disturbance disturbance) {
    trouble = disturbance;
    start();
    for (Deed deed : deeds()) {
      action = disturbance + " while " + deed.name();
      meets(deed);
      atRest();
      nothingIsTwiceOrHalf();
    }
  }

  private Stream<Deed> each() {
    return Stream.of(
        new Deed("make", this::make, "other-core-1", true),
        new Deed("scale out", () -> change(adding("sip")), "voice-sip-1", true),
        new Deed("resize live", this::resize, "voice-core-1", false),
        new Deed("migrate live", this::migrate, "live-all-1", false),
        new Deed("move a node", this::moveNode, "voice-front-1", true),
        new Deed("promote", this::promote, "voice-sql-1", false),
        new Deed("scale in", () -> change(removing("voice-sip-1")), "voice-sip-1", false),
        new Deed("stop", () -> power(Power.OFF), "voice-core-1", false),
        new Deed("start", () -> power(Power.ON), "voice-core-1", false),
        new Deed("retire", this::retire, "other-core-1", false));
  }

  private List<Deed> deeds() {
    return each().toList();
  }

  private void meets(Deed deed) {
    trouble.prepare(portal, folder);
    slowAll();
    UUID operation = deed.work().get();
    URI struck = hostOf(deed.touches());
    if (trouble == Disturbance.PORTAL_KILLED) {
      awaitBeginning(operation);
      engine.kill();
      letGoOfWhatTheDeadHeld();
      engine = EngineFork.start(settings);
    }
    trouble.strike(portal.get(Simulation.class), struck, uris());
    if (trouble.isTold(deed.makes()) && !deed.name().equals("promote")) {
      Eventually.until(
          "the operation tells of it: " + action,
          () -> tells(operation) || ended(operation),
          () -> olga.view(operation));
      assertThat(tells(operation)).as(action + olga.view(operation)).isTrue();
    }
    if (trouble == Disturbance.POOL_FULL && deed.name().equals("make")) {
      givesUpAndIsTriedAgain(operation);
    } else {
      trouble.end(portal, platform, uris());
      olga.succeeded(operation);
    }
  }

  /** The engine takes the host's refusal as its last word; the page offers one button. */
  private void givesUpAndIsTriedAgain(UUID operation) {
    Eventually.until(
        "it is given up", () -> !olga.view(operation).failed().isEmpty(), () -> action);
    trouble.end(portal, platform, uris());
    UUID followed = olga.as(() -> portal.get(Retrying.class).retry(operation));
    olga.succeeded(followed);
    assertThat(count("select count(*) from audit_record where action = 'operation.retry'")).isOne();
  }

  private void awaitBeginning(UUID operation) {
    Eventually.until(
        "it has begun: " + action,
        () -> !olga.view(operation).steps().isEmpty() || ended(operation));
  }

  /** By the code of a part's trouble, which the page says in words with its remedy. */
  private boolean tells(UUID operation) {
    OperationView view = olga.view(operation);
    FaultCode code = trouble.fault();
    return view.steps().stream().anyMatch(step -> step.messageKey().equals("fault." + code))
        || view.parts().stream()
            .anyMatch(part -> part.trouble().filter(t -> t.code() == code).isPresent());
  }

  private void slowAll() {
    uris().forEach(uri -> portal.get(Simulation.class).slow(uri, Duration.ofMillis(300)));
  }

  private Set<URI> uris() {
    Set<URI> uris = new TreeSet<>();
    for (int host = 1; host <= HOSTS; host++) {
      uris.add(SimulatedPlatform.sharingUri(host));
    }
    return uris;
  }

  private URI hostOf(String container) {
    return new LostHosts(portal, platform).host(inNode(container).hostId()).address().uri();
  }

  /** The one that is called so, or the one in which a node of that name runs by now. */
  private Container inNode(String node) {
    return all().stream()
        .filter(c -> c.clusterId().isPresent() && c.hostName().equals(node))
        .findFirst()
        .orElseThrow(() -> new AssertionError(node + " is not among " + names()));
  }

  private List<String> names() {
    return all().stream().map(Container::name).toList();
  }

  private UUID make() {
    return olga.approve("other", "small");
  }

  private static ClusterEdit adding(String role) {
    var node = WantedNode.of(List.of(role), WantedSize.named("half"));
    return new ClusterEdit(List.of(node), null, null);
  }

  private static ClusterEdit removing(String node) {
    return new ClusterEdit(null, Set.of(node), null);
  }

  private UUID change(ClusterEdit edit) {
    return olga.as(
        () -> {
          var preview = portal.get(ChangePlanner.class).preview(voice(), edit);
          return portal
              .get(ChangeApproval.class)
              .approve(voice().id(), edit, null, agreed(preview));
        });
  }

  private UUID promote() {
    return change(new ClusterEdit(null, null, Map.of("sql", "voice-sql-1")));
  }

  private UUID resize() {
    Container one = inNode("voice-core-1");
    ContainerSize now = one.size();
    ContainerSize wanted =
        new ContainerSize(
            now.vcpus(), now.maxVcpus(), now.memoryMiB(), now.maxMemoryMiB(), now.diskGiB() + 1);
    var consent = new ContainerSizing.Consent(true, null, Set.of());
    return olga.as(() -> portal.get(ContainerSizing.class).resize(one.id(), wanted, consent));
  }

  private UUID migrate() {
    UUID one = inNode("live-all-1").id();
    return olga.as(() -> portal.get(ContainerMoving.class).move(one, null, null, Set.of()));
  }

  private UUID moveNode() {
    var request = new MoveRequest(null, null);
    return olga.as(
        () -> {
          var planner = portal.get(MovePlanner.class);
          var node = planner.node(voice(), "voice-front-1");
          var preview = planner.preview(voice(), node, request);
          return portal
              .get(NodeMoving.class)
              .move(voice().id(), node.id(), request, null, agreed(preview));
        });
  }

  private UUID power(Power wanted) {
    return olga.as(
        () -> {
          Set<String> agreed = new HashSet<>();
          portal.get(Losses.class).ofStopping(voice()).stream()
              .map(Violation::confirmation)
              .forEach(agreed::add);
          return portal.get(ClusterPower.class).power(voice().id(), wanted, agreed);
        });
  }

  private UUID retire() {
    return olga.as(() -> portal.get(Retirement.class).retire(olga.cluster("other").id()));
  }

  private static Set<String> agreed(Judged preview) {
    return preview.warnings().stream().map(Violation::confirmation).collect(Collectors.toSet());
  }

  private Cluster voice() {
    return portal.get(Clusters.class).named("voice");
  }

  private void atRest() {
    Eventually.until("at rest: " + action, () -> unrest().isEmpty(), this::unrest);
  }

  private List<String> unrest() {
    List<String> unrest = new ArrayList<>();
    for (Container one : all()) {
      boolean asWished =
          one.power() == Power.ON
              ? one.seenState() == MachineState.RUNNING && one.readySince().isPresent()
              : one.seenState() != MachineState.RUNNING;
      boolean still = one.march() == March.NONE && one.move().target().isEmpty();
      if (!asWished || !still || one.retiring() || one.move().remains().isPresent()) {
        unrest.add(one.name() + " " + one.power() + " " + one.seenState() + " " + one.march());
      }
    }
    if (count("select count(*) from operation where ended_at is null") > 0) {
      unrest.add("operations are open");
    }
    return unrest;
  }

  /** Every machine and disk is there once, where it belongs; nothing else is anywhere. */
  private void nothingIsTwiceOrHalf() {
    List<String> disks = new ArrayList<>();
    List<String> data = new ArrayList<>();
    for (Container one : all()) {
      String host = new LostHosts(portal, platform).host(one.hostId()).name();
      String place = one.pool().equals("together") ? "" : host;
      disks.add(place + " " + one.systemDisk());
      one.data().ifPresent(node -> data.add(place + " " + Container.dataDisk(node)));
      assertThat(files.machines(one.id()))
          .as(action + ": " + one.name())
          .isEqualTo(one.spare() ? List.of() : List.of(host));
    }
    assertThat(files.all(DISK)).as(action).containsExactlyInAnyOrderElementsOf(disks);
    assertThat(files.all(DATA)).as(action).containsExactlyInAnyOrderElementsOf(data);
  }

  private List<Container> all() {
    return olga.as(
        () ->
            portal
                .get(Containers.class)
                .page("", new UUID(0, 0), org.patchbay.container.control.Search.of(""), 100)
                .stream()
                .map(ContainerRow::container)
                .toList());
  }

  private boolean ended(UUID operation) {
    OperationState state = olga.view(operation).operation().state();
    return state.ended();
  }

  private long count(String sql) {
    return portal.inTransaction(
        () -> ((Number) portal.em().createNativeQuery(sql).getSingleResult()).longValue());
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
}
