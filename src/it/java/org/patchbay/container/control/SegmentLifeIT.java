package org.patchbay.container.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Obstacle;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.picture.Plug;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.SegmentEditing;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.Nic;
import org.patchbay.network.entity.Segment;
import org.patchbay.network.entity.SegmentInput;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedCards;
import org.patchbay.testing.SimulatedPlatform;

/** A private segment from its making to its return. */
class SegmentLifeIT {
  private static final int CROWD = 8;

  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private ClusterDesk olga;
  private UUID acme;

  @BeforeEach
  void start() {
    start("8");
  }

  private void start(String workers) {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    settings.put("patchbay.quota.segments", "3");
    settings.put("patchbay.worker.threads", workers);
    portal = EngineContainer.start(settings, List.of());
    platform = SimulatedPlatform.in(portal, 3, 20);
    acme = platform.tenant("acme");
    olga = new ClusterDesk(portal, platform, acme);
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private Segment made(ClusterDesk desk, String name, String cidr, String... reserved) {
    return made(desk, new SegmentInput(name, cidr, "", List.of(reserved)));
  }

  private Segment made(ClusterDesk desk, SegmentInput wanted) {
    return desk.as(() -> portal.get(SegmentEditing.class).add(wanted));
  }

  private Fault refused(Runnable work) {
    Fault fault = catchThrowableOfType(Fault.class, work::run);
    assertThat(fault).isNotNull();
    return fault;
  }

  private List<Nic> privateNics(Cluster cluster) {
    List<UUID> ids = olga.containers(cluster).stream().map(Container::id).toList();
    return olga.as(() -> portal.get(Addresses.class).of(ids)).stream()
        .filter(nic -> !nic.isPublic())
        .toList();
  }

  private long used() {
    return portal.get(Quotas.class).of(acme).stream()
        .filter(quota -> quota.name().equals("segments"))
        .findFirst()
        .orElseThrow()
        .used();
  }

  @Test
  void aClusterLiesOnTheSegmentItChoseAndGrowsThere() {
    Cluster first = olga.made("plain", "single");
    Segment wide = made(olga, "wide", "10.9.0.0/29", "10.9.0.2-10.9.0.3");
    olga.succeeded(olga.approve(SimulatedPlatform.request("voice", "single").on("wide")));
    Cluster voice = olga.cluster("voice");
    assertThat(privateNics(first)).extracting(Nic::addressText).containsExactly("10.0.0.10");
    assertThat(privateNics(voice)).extracting(Nic::addressText).containsExactly("10.9.0.1");

    var sip = new WantedNode(null, List.of("sip"), WantedSize.PROPOSED, null, null);
    var edit = new ClusterEdit(List.of(sip), null, null, null, null);
    olga.succeeded(change(voice, edit));
    assertThat(privateNics(voice))
        .allMatch(nic -> nic.segmentId() == wide.id())
        .extracting(Nic::addressText)
        .containsExactlyInAnyOrder("10.9.0.1", "10.9.0.4");
    assertThat(networks(voice)).contains("pb-" + wide.id()).doesNotContain("pb-100");
  }

  private UUID change(Cluster cluster, ClusterEdit edit) {
    return olga.as(
        () -> {
          var preview = portal.get(ChangePlanner.class).preview(cluster, edit);
          Set<String> confirmed = new HashSet<>();
          preview.warnings().stream().map(Violation::confirmation).forEach(confirmed::add);
          return portal.get(ChangeApproval.class).approve(cluster.id(), edit, null, confirmed);
        });
  }

  /** That the machines of a cluster are plugged into, as hosts have it. */
  private List<String> networks(Cluster cluster) {
    var cards = new SimulatedCards(folder);
    return olga.containers(cluster).stream()
        .flatMap(container -> cards.of(container.id()).values().stream())
        .map(words -> words.split("\\s")[0])
        .toList();
  }

  @Test
  void whatIsKeptBackIsGivenToNobody() {
    made(olga, "tight", "10.9.0.0/29", "10.9.0.1-10.9.0.5");
    var request = SimulatedPlatform.request("voice", "small").on("tight");
    var preview = olga.as(() -> portal.get(Planner.class).preview(request));
    assertThat(preview.obstacles()).extracting(Obstacle::code).contains(FaultCode.NO_ADDRESS_FREE);

    olga.succeeded(olga.approve(SimulatedPlatform.request("one", "single").on("tight")));
    assertThat(privateNics(olga.cluster("one")))
        .extracting(Nic::addressText)
        .containsExactly("10.9.0.6");
    Segment tight = olga.as(() -> portal.get(Segments.class).get("tight"));
    assertThat(problems(() -> change(tight, "tight", "10.9.0.6"))).containsExactly("reserved");
    olga.as(() -> change(tight, "narrow", "10.9.0.2-10.9.0.4"));
    var other = SimulatedPlatform.request("two", "single").on("narrow");
    assertThat(olga.as(() -> portal.get(Planner.class).preview(other)).containers())
        .allSatisfy(
            one ->
                assertThat(one.privateAddress().map(InetAddress::getHostAddress))
                    .contains("10.9.0.1"));
  }

  private Segment change(Segment segment, String name, String... reserved) {
    return olga.as(
        () -> portal.get(SegmentEditing.class).change(segment.id(), name, "", List.of(reserved)));
  }

  private List<String> problems(Runnable work) {
    return refused(work).problems().stream().map(FieldProblem::field).toList();
  }

  @Test
  void nodesHaveAnAddressOfEachVersionThatTheirSegmentHas() {
    Cluster first = olga.made("plain", "single");
    Segment usual = olga.as(() -> portal.get(Segments.class).first().orElseThrow());
    String six = usual.cidr6Text();
    assertThat(six).matches("fd[0-9a-f]{2}:[0-9a-f]{1,4}:[0-9a-f]{1,4}::/64");
    String tenth = six.replace("/64", "a");
    assertThat(privateNics(first))
        .extracting(Nic::texts)
        .containsExactly(List.of("10.0.0.10", tenth));
    InetAddress given = privateNics(first).get(0).address6().orElseThrow();
    assertThat(told(first)).contains("10.0.0.10/24", given.getHostAddress() + "/64");

    made(olga, new SegmentInput("four", "10.8.0.0/24", "", List.of()));
    olga.succeeded(olga.approve(SimulatedPlatform.request("older", "single").on("four")));
    assertThat(told(olga.cluster("older"))).contains("10.8.0.1/24").doesNotContain("fd", "/64");

    Segment voice =
        made(olga, new SegmentInput("voice", "10.9.0.0/24", "FD12:0:0::/64", List.of("fd12::1")));
    var request = SimulatedPlatform.request("voice", "small").on("voice");
    assertThat(olga.as(() -> portal.get(Planner.class).preview(request)).containers())
        .extracting(PlannedContainer::privateText6)
        .contains("fd12::2", "fd12::3")
        .doesNotHaveDuplicates();
    olga.succeeded(olga.approve(request));
    assertThat(privateNics(olga.cluster("voice")))
        .extracting(nic -> nic.texts().get(1))
        .contains("fd12::2", "fd12::3")
        .doesNotContain("fd12::1")
        .doesNotHaveDuplicates();
    assertThat(problems(() -> change(voice, "voice"))).containsExactly("ipv6");
    assertThat(drawn()).contains("fd12::2", "fd12::3", "");
  }

  /** The addresses of version 6 that the picture's table says. */
  private List<String> drawn() {
    return olga
        .as(
            () -> {
              Wirings wirings = portal.get(Wirings.class);
              return wirings.of(wirings.page(Optional.empty(), 50).items());
            })
        .seats()
        .stream()
        .flatMap(seat -> seat.inside().stream())
        .map(Plug::six)
        .toList();
  }

  /** What the seed of its first container says of the network. */
  private String told(Cluster cluster) {
    UUID id = olga.containers(cluster).get(0).id();
    return olga.as(
        () ->
            new String(
                portal.get(Seeds.class).networkConfig(portal.get(MachineSpecs.class).view(id)),
                StandardCharsets.UTF_8));
  }

  @Test
  void tenantsUseTheSameRangesAndNobodySeesTheOthers() {
    ClusterDesk gina = new ClusterDesk(portal, platform, platform.tenant("globex"));
    Segment one = made(olga, "voice", "10.9.0.0/24");
    Segment other = made(gina, "voice", "10.9.0.0/24");
    assertThat(one.id()).isNotEqualTo(other.id());
    made(olga, "mine", "192.168.7.0/24");
    assertThat(refused(() -> gina.as(() -> portal.get(Segments.class).get("mine"))).code())
        .isEqualTo(FaultCode.NO_SUCH_THING);
    assertThat(
            refused(() -> gina.as(() -> portal.get(Segments.class).get(String.valueOf(one.id()))))
                .code())
        .isEqualTo(FaultCode.NO_SUCH_THING);
    var foreign = SimulatedPlatform.request("spy", "single").on("mine");
    assertThat(problems(() -> gina.approve(foreign))).containsExactly("segment");
  }

  @Test
  void itIsGivenBackWhenNothingUsesItAndItsNumberAndRangeAreFreeThen() {
    Segment voice = made(olga, "voice", "10.9.0.0/24");
    Cluster cluster = olga.cluster(approved("voice"));
    Fault used = refused(() -> giveBack(voice));
    assertThat(used.code()).isEqualTo(FaultCode.SEGMENT_USED);
    assertThat(used.parameters()).containsExactly("voice", "voice-all-1");
    assertThat(used()).isEqualTo(1);
    olga.succeeded(olga.as(() -> portal.get(Retirement.class).retire(cluster.id())));
    giveBack(voice);
    assertThat(used()).isZero();
    assertThat(made(olga, "voice", "10.9.0.0/24").id()).isEqualTo(voice.id());
  }

  private String approved(String segment) {
    olga.succeeded(olga.approve(SimulatedPlatform.request("voice", "single").on(segment)));
    return "voice";
  }

  private void giveBack(Segment segment) {
    olga.as(
        () -> {
          portal.get(SegmentUses.class).giveBack(segment.id());
          return null;
        });
  }

  @Test
  void aNumberIsNobodyElsesWhileALostHostMayStillSpeakThere() {
    portal.close();
    start("0");
    Segment voice = made(olga, "voice", "10.9.0.0/24");
    olga.approve(SimulatedPlatform.request("voice", "single").on("voice"));
    Container lost = olga.containers(olga.cluster("voice")).get(0);
    olga.as(
        () -> {
          portal.get(Leftovers.class).note(lost, lost.hostId(), lost.pool(), true);
          portal.get(Addresses.class).release(lost.id());
          return null;
        });
    Fault fault = refused(() -> giveBack(voice));
    assertThat(fault.code()).isEqualTo(FaultCode.SEGMENT_LINGERS);
    assertThat(fault.parameters().get(0)).isEqualTo("voice");
    assertThat(fault.parameters().get(1)).asString().matches("h[123]");
  }

  @Test
  void ofManyWhoAskAtOnceAsManyGetOneAsTheQuotaAllowsAndNoTwoTheSame() throws Exception {
    var crowd = Executors.newFixedThreadPool(CROWD);
    List<Callable<Object>> askers = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      String name = "net-" + i;
      String range = "10." + (i / 2) + ".0.0/16";
      askers.add(() -> madeOrFault(name, range));
    }
    List<Object> answers = new ArrayList<>();
    for (Future<Object> answer : crowd.invokeAll(askers)) {
      answers.add(result(answer));
    }
    crowd.shutdown();
    List<Object> ids = answers.stream().filter(Integer.class::isInstance).toList();
    assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    assertThat(answers)
        .filteredOn(FaultCode.class::isInstance)
        .isSubsetOf(FaultCode.INVALID_INPUT, FaultCode.QUOTA_EXCEEDED);
    List<Segment> all = olga.as(() -> portal.get(Segments.class).all());
    assertThat(all).hasSize(3);
    assertThat(all)
        .allMatch(
            one -> all.stream().filter(other -> other.cidr().overlaps(one.cidr())).count() == 1);
  }

  private Object madeOrFault(String name, String range) {
    try {
      return made(olga, name, range).id();
    } catch (Fault fault) {
      return fault.code();
    }
  }

  private static Object result(Future<Object> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
