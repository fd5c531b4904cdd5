package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.control.Declaring;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Declarations;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ChangePreview;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.settings.control.Secrets;
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
    String sealed = now.storageSecret().orElseThrow();
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
    Set<String> confirmed =
        preview(role).warnings().stream().map(v -> v.confirmation()).collect(Collectors.toSet());
    return olga.as(
        () ->
            portal.get(ChangeApproval.class).approve(cluster.id(), adding(role), null, confirmed));
  }

  private Set<String> rules(String role) {
    return preview(role).errors().stream().map(v -> v.rule().name()).collect(Collectors.toSet());
  }

  private String text(String sql) {
    return portal.inTransaction(
        () -> String.valueOf(portal.em().createNativeQuery(sql).getSingleResult()));
  }
}
