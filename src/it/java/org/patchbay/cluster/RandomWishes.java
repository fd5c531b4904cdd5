package org.patchbay.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.patchbay.cluster.RandomPeople.Doing;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ClusterPower;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Declaring;
import org.patchbay.cluster.control.DocumentWishes;
import org.patchbay.cluster.control.Documents;
import org.patchbay.cluster.control.Gates;
import org.patchbay.cluster.control.NodeMoving;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Declarations;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.document.ClusterReader;
import org.patchbay.cluster.entity.document.ClusterWriter;
import org.patchbay.cluster.entity.move.MoveRequest;
import org.patchbay.cluster.entity.wave.Marcher;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.ContainerMoving;
import org.patchbay.container.control.ContainerSizing;
import org.patchbay.container.control.Occupancy;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.container.entity.Power;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;

/** How each {@link Doing} is done to a cluster, with whatever the numbers choose of it. */
final class RandomWishes {
  private static final List<String> SCALED = List.of("sip", "sql", "que", "dd", "pbx");
  private static final String STORAGE = "nfs://nas.example.net/export/voip";

  /** What somebody wishes, once it is confirmed. */
  @FunctionalInterface
  interface Wish {
    /** Throws {@code CONFIRMATION_MISSING} with what is missing. */
    void say(Set<String> confirmed);
  }

  private final EngineContainer portal;
  private final ClusterDesk olga;
  private Random random;
  private Cluster cluster;

  RandomWishes(EngineContainer portal, ClusterDesk olga) {
    this.portal = portal;
    this.olga = olga;
  }

  /** Empty when there is nothing that it could be done to. */
  Optional<Wish> of(Doing what, Cluster which, Random numbers) {
    cluster = which;
    random = numbers;
    return of(what);
  }

  private Optional<Wish> of(Doing what) {
    return switch (what) {
      case SCALE_OUT -> change(new ClusterEdit(List.of(newcomer()), null, null));
      case SCALE_IN -> change(new ClusterEdit(null, Set.of(any(nodes()).name()), null));
      case PROMOTE -> promote();
      case ASSIGN -> assign();
      case PUT_DOCUMENT -> putDocument();
      case DECLARE -> declare();
      case RESIZE -> resize();
      case START_ALL -> powerOfAll(Power.ON);
      case STOP_ALL -> powerOfAll(Power.OFF);
      case START_ONE -> powerOfOne(Power.ON, false);
      case STOP_ONE -> powerOfOne(Power.OFF, false);
      case PULL_THE_PLUG -> powerOfOne(Power.OFF, true);
      case REBOOT -> reboot();
      case MOVE_NODE -> moveNode(Optional.empty());
      case MOVE_NODE_TO_A_FREE_CONTAINER -> free().flatMap(free -> moveNode(Optional.of(free)));
      case RETIRE_FREE_CONTAINER -> retireFree();
      case MOVE_CONTAINER -> moveContainer(false);
      case MOVE_CONTAINER_LIVE -> moveContainer(true);
      case RETRY -> decide(Gates.Decision.RETRY);
      case REPLACE -> decide(Gates.Decision.REPLACE);
      case SKIP -> decide(Gates.Decision.SKIP);
      case CANCEL -> cancel();
    };
  }

  private WantedNode newcomer() {
    return WantedNode.of(List.of(any(SCALED)), WantedSize.named("half"));
  }

  private Optional<Wish> promote() {
    List<Node> able =
        nodes().stream()
            .filter(node -> node.roles().contains("sql") && !node.masterOf().contains("sql"))
            .toList();
    return one(able)
        .flatMap(next -> change(new ClusterEdit(null, null, Map.of("sql", next.name()))));
  }

  private Optional<Wish> assign() {
    Node one = any(nodes());
    Set<String> roles = new TreeSet<>(one.roles());
    String role = any(SCALED);
    if (!roles.add(role)) {
      roles.remove(role);
    }
    return change(new ClusterEdit(null, null, null, Map.of(one.name(), roles)));
  }

  private Optional<Wish> change(ClusterEdit edit) {
    return Optional.of(
        confirmed -> portal.get(ChangeApproval.class).approve(cluster.id(), edit, null, confirmed));
  }

  /** A node more or fewer, and other declarations, by the cluster's own document. */
  private Optional<Wish> putDocument() {
    String text = olga.as(() -> portal.get(Documents.class).text(now()));
    ClusterRequest before = ClusterReader.read(text).request();
    List<WantedNode> nodes = new ArrayList<>(before.nodes());
    if (random.nextBoolean()) {
      nodes.add(newcomer());
    } else {
      nodes.remove(random.nextInt(nodes.size()));
    }
    var wanted =
        new ClusterRequest(
            before.name(),
            before.version(),
            before.blueprint(),
            before.image(),
            before.network(),
            before.storage(),
            before.sizes(),
            nodes,
            declarations(),
            before.sshKeys());
    var read = ClusterReader.read(ClusterWriter.write(wanted)).request();
    return Optional.of(
        confirmed -> portal.get(DocumentWishes.class).put(cluster.id(), read, confirmed));
  }

  private Declarations declarations() {
    List<FieldProblem> problems = new ArrayList<>();
    return Declarations.read(
        random.nextInt(3) > 0 ? STORAGE : "",
        "",
        random.nextBoolean() ? "198.51.100.250" : "",
        random.nextBoolean(),
        random.nextBoolean() ? "" : Integer.toString(random.nextInt(6)),
        problems);
  }

  private Optional<Wish> declare() {
    Declarations wanted = declarations();
    return Optional.of(
        confirmed -> portal.get(Declaring.class).declare(cluster.id(), wanted, null));
  }

  private Optional<Wish> powerOfAll(Power wanted) {
    return Optional.of(
        confirmed -> portal.get(ClusterPower.class).power(cluster.id(), wanted, confirmed));
  }

  private Optional<Wish> powerOfOne(Power wanted, boolean force) {
    Container one = any(containers());
    return Optional.of(
        confirmed -> portal.get(ContainerLife.class).power(one.id(), wanted, force, confirmed));
  }

  private Optional<Wish> reboot() {
    Container one = any(containers());
    return Optional.of(confirmed -> portal.get(ContainerLife.class).reboot(one.id()));
  }

  /** Up, down, within the ceiling and beyond it; never a smaller disk. */
  private Optional<Wish> resize() {
    Container one = any(containers());
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
    return Optional.of(
        confirmed ->
            portal
                .get(ContainerSizing.class)
                .resize(one.id(), wanted, new ContainerSizing.Consent(later, null, confirmed)));
  }

  private Optional<Wish> moveNode(Optional<Container> free) {
    Node one = any(nodes());
    MoveRequest where = new MoveRequest(free.map(Container::name).orElse(null), null);
    return Optional.of(
        confirmed ->
            portal.get(NodeMoving.class).move(cluster.id(), one.id(), where, null, confirmed));
  }

  private Optional<Container> free() {
    return one(
        olga.as(
            () -> portal.get(Occupancy.class).free().stream().map(r -> r.container()).toList()));
  }

  private Optional<Wish> retireFree() {
    return free().map(one -> confirmed -> portal.get(ContainerLife.class).retireFree(one.id()));
  }

  private Optional<Wish> moveContainer(boolean live) {
    List<Container> able =
        containers().stream().filter(one -> one.pool().equals("together") == live).toList();
    return one(able)
        .map(
            one ->
                confirmed -> {
                  ContainerMoving moving = portal.get(ContainerMoving.class);
                  if (live && !moving.plan(one.id(), null).live()) {
                    throw Fault.of(FaultCode.CHANGED_MEANWHILE, one.name());
                  }
                  moving.move(one.id(), null, null, confirmed);
                });
  }

  private Optional<Wish> decide(Gates.Decision decision) {
    List<Marcher> waited =
        olga.as(() -> portal.get(Gates.class).marching(now())).stream()
            .filter(one -> one.releasedAt().isPresent())
            .toList();
    if (waited.isEmpty()) {
      Power wanted = random.nextBoolean() ? Power.ON : Power.OFF;
      return Optional.of(
          confirmed -> {
            portal.get(ClusterPower.class).power(cluster.id(), wanted, confirmed);
            throw Fault.of(FaultCode.CHANGED_MEANWHILE, "nobody was waited for");
          });
    }
    UUID container = any(waited).container();
    return nodes().stream()
        .filter(node -> node.containerId().filter(container::equals).isPresent())
        .findFirst()
        .map(
            node ->
                confirmed ->
                    portal
                        .get(Gates.class)
                        .decide(cluster.id(), node.id(), decision, "somebody looks at it"));
  }

  private Optional<Wish> cancel() {
    return one(openOperations()).map(one -> confirmed -> portal.get(Cancelling.class).cancel(one));
  }

  List<UUID> openOperations() {
    return portal.inTransaction(
        () ->
            portal
                .em()
                .createNativeQuery(
                    "select id from operation where ended_at is null order by created_at, id",
                    UUID.class)
                .getResultList());
  }

  private Cluster now() {
    return olga.cluster(cluster.name());
  }

  private List<Container> containers() {
    return olga.containers(cluster);
  }

  private List<Node> nodes() {
    return olga.as(() -> portal.get(Clusters.class).nodes(cluster.id()));
  }

  private <T> Optional<T> one(List<T> some) {
    return some.isEmpty() ? Optional.empty() : Optional.of(any(some));
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
