package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.control.Declaring;
import org.patchbay.cluster.control.MovePlanner;
import org.patchbay.cluster.control.NodeMoving;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Declarations;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ChangePreview;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.move.MoveRequest;
import org.patchbay.container.control.ContainerMoving;
import org.patchbay.container.entity.Container;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.Host;
import org.patchbay.hypervisor.edge.simulated.Simulation;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.settings.control.Secrets;
import org.patchbay.settings.entity.Sealed;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** What a tenant declares of a cluster, and what rules make of it. */
class DeclaringIT {
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG";

  @TempDir Path folder;
  private EngineContainer portal;
  private ClusterDesk olga;
  private Cluster cluster;

  @BeforeEach
  void aClusterThatRuns() {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    settings.put("patchbay.secrets.keys", "k1:" + Base64.getEncoder().encodeToString(new byte[32]));
    portal = EngineContainer.start(settings, List.of());
    SimulatedPlatform platform = SimulatedPlatform.in(portal, 3, 40);
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
    cluster = olga.made("voice", "standard");
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void aSecondPbxComesWithSharedStorageWhichThenStays() {
    assertThat(rules("pbx")).containsExactly("S1");
    declare("nfs://nas.example.net/export/voip", "", false);
    assertThat(rules("pbx")).isEmpty();
    olga.succeeded(approve("pbx"));
    refused("", "", false);
    assertThat(olga.cluster("voice").declarations().sharedStorage()).isPresent();
  }

  @Test
  void behindALoadBalancerAFurtherWebNodeNeedsNoPublicAddress() {
    declare("nfs://nas.example.net/export/voip", "198.51.100.200", false);
    ChangePreview preview = preview("http");
    assertThat(preview.violations()).isEmpty();
    assertThat(preview.arrivals())
        .singleElement()
        .satisfies(arrival -> assertThat(arrival.publicAddress()).isEmpty());
    olga.succeeded(approve("http"));
    refused("nfs://nas.example.net/export/voip", "", false);
  }

  @Test
  void whoWantsMembersOfARoleApartGetsNoHostTwice() {
    declare("", "", true);
    assertThat(preview("sip").approvable()).isTrue();
    olga.succeeded(approve("sip"));
    olga.succeeded(approve("sip"));
    assertThat(preview("sip").obstacles())
        .as("each of the three hosts has one")
        .singleElement()
        .satisfies(o -> assertThat(o.code()).isEqualTo(FaultCode.NO_HOST_FITS));
  }

  @Test
  void aMemberOnItsWayIsOnBothHosts() {
    declare("", "", true);
    olga.succeeded(approve("sip"));
    Container one = olga.container("voice-sip-1");
    Container other = olga.container("voice-sip-2");
    UUID third = thirdHost(one, other);
    UUID taken =
        slowly(
            third,
            () ->
                portal
                    .get(ContainerMoving.class)
                    .move(one.id(), third.toString(), null, Set.of("STOP:voice-sip-1")));
    nowhereForAnother();
    simulation().heal(uri(third));
    olga.succeeded(taken);

    UUID left = one.hostId();
    slowly(
        left,
        () -> {
          Node node = portal.get(MovePlanner.class).node(cluster, "voice-sip-2");
          var where = new MoveRequest(null, left.toString());
          return portal.get(NodeMoving.class).move(cluster.id(), node.id(), where, null, Set.of());
        });
    nowhereForAnother();
  }

  private void nowhereForAnother() {
    assertThat(preview("sip").obstacles())
        .singleElement()
        .satisfies(o -> assertThat(o.code()).isEqualTo(FaultCode.NO_HOST_FITS));
  }

  private UUID thirdHost(Container one, Container other) {
    return portal.inTransaction(
        () ->
            portal.get(Hosts.class).all().stream()
                .map(Host::id)
                .filter(id -> !id.equals(one.hostId()) && !id.equals(other.hostId()))
                .findAny()
                .orElseThrow());
  }

  private URI uri(UUID host) {
    return portal.inTransaction(() -> portal.get(Hosts.class).get(host).address().uri());
  }

  private Simulation simulation() {
    return portal.get(Simulation.class);
  }

  /** Begins something that takes its time at that host. */
  private UUID slowly(UUID host, Supplier<UUID> work) {
    simulation().slow(uri(host), Duration.ofSeconds(2));
    return olga.as(work);
  }

  @Test
  void aNodeThatIsToGoDoesNotStayWhenWhatItNeedsIsNotDeclaredAnyMore() {
    declare("nfs://nas.example.net/export/voip", "", false);
    olga.succeeded(approve("pbx"));
    URI itsHost = uri(olga.container("voice-pbx-2").hostId());
    simulation().cut(itsHost);
    UUID change = change(new ClusterEdit(null, Set.of("voice-pbx-2"), null));
    declare("", "", false);
    Cancelling cancelling = portal.get(Cancelling.class);
    assertThatThrownBy(
            () ->
                olga.as(
                    () -> {
                      cancelling.cancel(change);
                      return null;
                    }))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.RULE_VIOLATED));
    simulation().heal(itsHost);
    olga.succeeded(change);
  }

  @Test
  void membersThatShareAHostMustPartBeforeItIsForbidden() {
    for (int i = 0; i < 3; i++) {
      olga.succeeded(approve("sip"));
    }
    refused("", "", true);
  }

  @Test
  void aSecretIsSealedAndStandsNowhereElse() {
    declare("https://s3.example.net/voip", "", false);
    Cluster now = olga.cluster("voice");
    Sealed sealed = now.storageSecret().orElseThrow();
    assertThat(portal.get(Secrets.class).ring().open(sealed, now.id().toString()))
        .isEqualTo(SECRET);
    for (String table : List.of("cluster", "audit_record", "operation_step", "container")) {
      assertThat(text("select coalesce(string_agg(cast(t as text), ' '), '') from " + table + " t"))
          .as(table)
          .doesNotContain(SECRET);
    }
    assertThat(text("select max(after_json) from audit_record where action = 'cluster.declare'"))
        .contains("(hidden)", "s3.example.net");

    declare("nfs://nas.example.net/export/voip", "", false);
    assertThat(olga.cluster("voice").storageSecret()).as("of no use any more").isEmpty();
  }

  private void declare(String storage, String balancer, boolean strict) {
    olga.as(
        () -> {
          portal
              .get(Declaring.class)
              .declare(cluster.id(), read(storage, balancer, strict), SECRET);
          return null;
        });
  }

  private void refused(String storage, String balancer, boolean strict) {
    assertThatThrownBy(() -> declare(storage, balancer, strict))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.code()).isEqualTo(FaultCode.RULE_VIOLATED));
  }

  private static Declarations read(String storage, String balancer, boolean strict) {
    List<FieldProblem> problems = new ArrayList<>();
    Declarations read = Declarations.read(storage, "AKIA", balancer, strict, "", problems);
    assertThat(problems).isEmpty();
    return read;
  }

  private ChangePreview preview(String role) {
    return olga.as(
        () -> portal.get(ChangePlanner.class).preview(olga.cluster("voice"), adding(role)));
  }

  private static ClusterEdit adding(String role) {
    return new ClusterEdit(
        List.of(WantedNode.of(List.of(role), WantedSize.named("half"))), null, null);
  }

  private UUID approve(String role) {
    return change(adding(role));
  }

  private UUID change(ClusterEdit edit) {
    return olga.as(
        () -> {
          var preview = portal.get(ChangePlanner.class).preview(olga.cluster("voice"), edit);
          Set<String> confirmed =
              preview.warnings().stream().map(v -> v.confirmation()).collect(Collectors.toSet());
          return portal.get(ChangeApproval.class).approve(cluster.id(), edit, null, confirmed);
        });
  }

  private Set<String> rules(String role) {
    return preview(role).errors().stream().map(v -> v.rule().name()).collect(Collectors.toSet());
  }

  private String text(String sql) {
    return portal.inTransaction(
        () -> String.valueOf(portal.em().createNativeQuery(sql).getSingleResult()));
  }
}
