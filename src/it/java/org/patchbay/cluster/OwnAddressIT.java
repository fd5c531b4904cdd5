package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.control.DocumentWishes;
import org.patchbay.cluster.control.Documents;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.PlannedContainer;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ChangePreview;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.document.ClusterReader;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.container.control.AddressBook;
import org.patchbay.container.control.AddressPlugging;
import org.patchbay.container.entity.HeldAddress;
import org.patchbay.container.entity.HeldAddress.State;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.network.control.Holdings;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.entity.PoolInput;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.entity.OperationState;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedCards;
import org.patchbay.testing.SimulatedPlatform;

/** A node is made with the public address that its tenant chose among its own. */
class OwnAddressIT {
  private static final Set<String> WARNED = Set.of("R7:sip", "N4:voice-data");

  @TempDir Path folder;
  private EngineContainer portal;
  private SimulatedPlatform platform;
  private ClusterDesk olga;

  @BeforeEach
  void aPlatform() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    platform = SimulatedPlatform.in(portal, 3, 20);
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  private String take() {
    return olga.as(() -> taken("public"));
  }

  private String taken(String network) {
    return portal
        .get(Holdings.class)
        .take(new Holdings.Wanted(network, false, null), null, null)
        .addressText();
  }

  private HeldAddress held(String address) {
    return olga.as(() -> portal.get(AddressBook.class).named(address));
  }

  private long quota() {
    return used("publicIpv_");
  }

  private long used(String name) {
    return portal.inTransaction(
        () ->
            ((Number)
                    portal
                        .em()
                        .createNativeQuery(
                            "select sum(used) from quota where name like '" + name + "'")
                        .getSingleResult())
                .longValue());
  }

  /** Two nodes have all roles; the first faces customers. */
  private static ClusterRequest voice(String front, String data) {
    String document =
        """
        cluster: voice
        version: '5.7'
        nodes:
        - {name: voice-front, roles: [http, sip, pbx, ic]%s}
        - {name: voice-data, roles: [sql, dd, que, wk]%s}
        """;
    return ClusterReader.read(document.formatted(front, data)).request();
  }

  private static String at(String address) {
    return ", address: '" + address + "'";
  }

  private UUID approve(ClusterRequest request, Preview plan) {
    return olga.as(() -> portal.get(Approval.class).approve(request, plan.id(), all(plan)));
  }

  private static Set<String> all(Preview plan) {
    return plan.warnings().stream().map(Violation::confirmation).collect(Collectors.toSet());
  }

  private Preview preview(ClusterRequest request) {
    return olga.as(() -> portal.get(Planner.class).preview(request));
  }

  private Cluster made(ClusterRequest request) {
    olga.succeeded(approve(request, preview(request)));
    return olga.cluster("voice");
  }

  @Test
  void whereANetworkHasSixOnlyThatIsWhatANodeTakesOfTheQuotas() {
    platform.asPlatform(
        () ->
            portal
                .get(PublicNetworks.class)
                .add(
                    "six",
                    "br-public",
                    List.of(
                        new PoolInput(
                            "2001:db8::/64",
                            "2001:db8::1",
                            "2001:db8::10",
                            "2001:db8::1f",
                            List.of()))));
    ClusterRequest request =
        ClusterReader.read(
                """
                cluster: voice
                version: '5.7'
                network: six
                nodes:
                - {name: voice-front, roles: [http, sip, pbx, ic]}
                - {name: voice-data, roles: [sql, dd, que, wk]}
                """)
            .request();
    assertThat(preview(request).quotas())
        .filteredOn(quota -> quota.name().startsWith("publicIpv"))
        .singleElement()
        .satisfies(
            quota -> {
              assertThat(quota.name()).isEqualTo("publicIpv6");
              assertThat(quota.delta()).isEqualTo(1);
            });
    made(request);
    assertThat(used("publicIpv6")).isEqualTo(1);
    assertThat(used("publicIpv4")).isZero();
  }

  @Test
  void theNodeGetsTheChosenAddressAndTheTenantKeepsItWhenItsClusterGoes() {
    String skipped = take();
    String chosen = take();
    ClusterRequest request = voice(at(chosen), "");
    Preview plan = preview(request);
    assertThat(plan.containers()).extracting(PlannedContainer::publicText).containsOnly(chosen, "");
    assertThat(plan.quotas())
        .filteredOn(quota -> quota.name().startsWith("publicIpv"))
        .allMatch(quota -> quota.delta() == 0);
    assertThat(held(chosen).state()).as("nothing is taken by looking").isEqualTo(State.FREE);
    Cluster cluster = made(request);
    assertThat(held(chosen).at().orElseThrow().name()).isEqualTo("voice-front");
    assertThat(held(skipped).state()).isEqualTo(State.FREE);
    assertThat(new SimulatedCards(folder).of(olga.container("voice-front").id()).values())
        .anyMatch(card -> card.startsWith("pb-public") && card.contains(chosen));
    assertThat(quota()).isEqualTo(2);
    olga.succeeded(olga.as(() -> portal.get(Retirement.class).retire(cluster.id())));
    assertThat(held(chosen).state()).isEqualTo(State.FREE);
    assertThat(quota()).isEqualTo(2);
  }

  @Test
  void whatIsNotItsOwnOrNotFreeIsToldBesideTheNode() {
    String resting = take();
    String used = take();
    String free = take();
    String foreign = platform.as(platform.tenant("globex"), () -> taken("public"));
    platform.asPlatform(
        () ->
            portal
                .get(PublicNetworks.class)
                .add(
                    "other",
                    "br-public",
                    List.of(
                        new PoolInput(
                            "192.0.2.0/24", "192.0.2.1", "192.0.2.10", "192.0.2.19", List.of()))));
    String elsewhere = olga.as(() -> taken("other"));
    olga.as(
        () -> {
          portal.get(Holdings.class).giveBack(held(resting).lease().id());
          return null;
        });
    olga.succeeded(olga.approve("first", "small"));
    olga.succeeded(
        olga.as(() -> portal.get(AddressPlugging.class).plug(used, "first-front-1", Set.of())));
    Map<String, String> wrong =
        Map.of(
            foreign,
            "unknown",
            "198.51.100.200",
            "unknown",
            resting,
            "rests",
            used,
            "used",
            "198.51.100.300",
            "invalid");
    wrong.forEach(
        (address, key) ->
            assertThat(problems(voice(at(address), "")))
                .extracting(FieldProblem::field, FieldProblem::messageKey)
                .contains(tuple("nodes[0].address", "cluster.node.address." + key)));
    assertThat(problems(voice(at(free), at(free))))
        .extracting(FieldProblem::field, FieldProblem::messageKey)
        .containsExactly(tuple("nodes[1].address", "cluster.node.address.twice"));
    assertThat(problems(voice(at(free) + ", public: false", "")))
        .extracting(FieldProblem::messageKey)
        .containsExactly("cluster.node.address.none");
    assertThat(problems(voice(at(free), at(elsewhere))))
        .extracting(FieldProblem::field, FieldProblem::messageKey)
        .containsExactly(tuple("nodes[1].address", "cluster.node.address.elsewhere"));
    assertThat(preview(voice(at(elsewhere), "")).containers())
        .extracting(PlannedContainer::publicText)
        .contains(elsewhere);
  }

  private List<FieldProblem> problems(ClusterRequest request) {
    Fault fault = catchThrowableOfType(Fault.class, () -> preview(request));
    assertThat(fault).as("refused").isNotNull();
    assertThat(fault.code()).isEqualTo(FaultCode.INVALID_INPUT);
    return fault.problems();
  }

  @Test
  void whatWasPluggedInSinceThePreviewIsToldAndNothingIsMade() {
    olga.succeeded(olga.approve("first", "small"));
    String chosen = take();
    ClusterRequest request = voice(at(chosen), "");
    Preview plan = preview(request);
    olga.succeeded(
        olga.as(() -> portal.get(AddressPlugging.class).plug(chosen, "first-front-1", Set.of())));
    Fault fault = catchThrowableOfType(Fault.class, () -> approve(request, plan));
    assertThat(fault.problems())
        .extracting(FieldProblem::messageKey)
        .containsExactly("cluster.node.address.used");
    assertThat(held(chosen).at().orElseThrow().name()).isEqualTo("first-front-1");
  }

  @Test
  void aChangeBringsANodeWithTheChosenAddressAndACancelledOneGivesItBack() {
    Cluster cluster = made(voice("", ""));
    String chosen = take();
    ClusterEdit edit = adding("sip", chosen);
    ChangePreview plan = preview(cluster, edit);
    assertThat(plan.arrivals()).extracting(PlannedContainer::publicText).containsExactly(chosen);
    UUID begun = approve(cluster, edit, plan);
    assertThat(held(chosen).state()).isEqualTo(State.USED);
    assertThat(held(chosen).at().orElseThrow().name()).isEqualTo("voice-sip-1");
    olga.as(
        () -> {
          portal.get(Cancelling.class).cancel(begun);
          return null;
        });
    olga.ended(begun, OperationState.CANCELLED);
    assertThat(held(chosen).state()).isEqualTo(State.FREE);
    assertThat(quota()).isEqualTo(2);
    olga.succeeded(approve(cluster, edit, preview(cluster, edit)));
    assertThat(held(chosen).at().orElseThrow().name()).isEqualTo("voice-sip-1");
    assertThat(quota()).isEqualTo(2);
    Fault again = catchThrowableOfType(Fault.class, () -> preview(cluster, edit));
    assertThat(again.problems())
        .extracting(FieldProblem::field, FieldProblem::messageKey)
        .containsExactly(tuple("add[0].address", "cluster.node.address.used"));
  }

  private static ClusterEdit adding(String role, String address) {
    return new ClusterEdit(
        List.of(WantedNode.of(List.of(role), WantedSize.PROPOSED).at(address)), Set.of(), Map.of());
  }

  private ChangePreview preview(Cluster cluster, ClusterEdit edit) {
    return olga.as(() -> portal.get(ChangePlanner.class).preview(cluster, edit));
  }

  private UUID approve(Cluster cluster, ClusterEdit edit, ChangePreview plan) {
    Set<String> all =
        plan.warnings().stream().map(Violation::confirmation).collect(Collectors.toSet());
    return olga.as(
        () -> portal.get(ChangeApproval.class).approve(cluster.id(), edit, plan.id(), all));
  }

  @Test
  void aDocumentNamesTheAddressOfANodeThatComesAndNeverMovesThatOfOneThatIsThere() {
    String chosen = take();
    String other = take();
    Cluster cluster = made(voice(at(chosen), ""));
    String document = olga.as(() -> portal.get(Documents.class).text(cluster));
    assertThat(document).doesNotContain(chosen);
    assertThat(put(cluster, document)).isEmpty();
    String same =
        document.replace(
            "- name: voice-front\n", "- name: voice-front\n  address: " + chosen + "\n");
    assertThat(put(cluster, same)).isEmpty();
    Fault fault =
        catchThrowableOfType(Fault.class, () -> put(cluster, same.replace(chosen, other)));
    assertThat(fault.problems())
        .extracting(FieldProblem::field, FieldProblem::messageKey)
        .containsExactly(tuple("nodes[1].address", "cluster.document.address.other"));
    String more = document + "- {name: voice-more, roles: [sip], address: " + other + "}\n";
    olga.succeeded(put(cluster, more).get(0));
    assertThat(held(other).at().orElseThrow().name()).isEqualTo("voice-more");
  }

  private List<UUID> put(Cluster cluster, String document) {
    return olga.as(
        () ->
            portal
                .get(DocumentWishes.class)
                .put(cluster.id(), ClusterReader.read(document).request(), WARNED)
                .stream()
                .toList());
  }
}
