package org.patchbay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.DocumentWishes;
import org.patchbay.cluster.control.Documents;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.cluster.entity.document.ClusterReader;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FieldProblem;
import org.patchbay.testing.ClusterDesk;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** Clusters as YAML documents: got, put, and made again from one. */
class DocumentIT {
  @TempDir Path folder;
  private EngineContainer portal;
  private ClusterDesk olga;

  @BeforeEach
  void aPlatform() {
    portal =
        EngineContainer.start(
            SimulatedPlatform.settings(Postgres.freshDatabase(), folder), List.of());
    SimulatedPlatform platform = SimulatedPlatform.in(portal, 3, 40);
    olga = new ClusterDesk(portal, platform, platform.tenant("acme"));
  }

  @AfterEach
  void stop() {
    portal.close();
  }

  @Test
  void whatIsGotAndPutAgainChangesNothing() {
    Cluster voice = olga.made("voice", "standard");
    String document = document(voice);
    assertThat(put(voice, document)).isEmpty();
    Cluster after = olga.cluster("voice");
    assertThat(after.generation()).isEqualTo(voice.generation());
    assertThat(document(after)).isEqualTo(document);
  }

  @Test
  void anotherClusterOfTheSameShapeIsMadeFromADocument() {
    Cluster voice = olga.made("voice", "standard");
    String document = document(voice).replace("voice", "other");
    olga.succeeded(create(document));
    assertThat(document(olga.cluster("other"))).isEqualTo(document);
  }

  @Test
  void nodesCombineRolesHaveSizesOfTheirOwnAndNames() {
    String document =
        """
        cluster: mixed
        version: '5.7'
        declarations: {strictAntiAffinity: true, extensions: 40}
        nodes:
        - {name: mixed-front, roles: [http, sip, pbx, ic], size: {vcpus: 3, memoryMiB: 3072, diskGiB: 33}}
        - {roles: [sql, dd, que, wk], size: half, public: false}
        - {roles: [sql]}
        """;
    olga.succeeded(create(document));
    Cluster mixed = olga.cluster("mixed");
    assertThat(olga.container("mixed-front").size().memoryMiB()).isEqualTo(3072);
    assertThat(mixed.declarations().strictAntiAffinity()).isTrue();
    assertThat(mixed.blueprint()).isEqualTo("custom");
    assertThat(nodes(mixed))
        .extracting(Node::name)
        .containsExactlyInAnyOrder("mixed-front", "mixed-sql-1", "mixed-sql-2");
    assertThat(nodes(mixed).stream().filter(node -> node.masterOf().contains("sql")))
        .extracting(Node::name)
        .containsExactly("mixed-sql-1");
  }

  @Test
  void theRulesOfFirewallsAreInTheDocumentAndComeWithIt() {
    Cluster voice = olga.made("voice", "small");
    String rule = "{kind: open, protocol: tcp, ports: 22, peers: [192.0.2.0/24], note: for us}";
    String ruled = withRules(document(voice), "voice-front-1", rule);
    olga.succeeded(put(voice, ruled).orElseThrow());
    assertThat(open("voice-front-1")).contains("TCP 22-22 192.0.2.0/24");
    String told = document(voice);
    assertThat(told).contains("kind: open", "- 192.0.2.0/24", "note: for us");
    assertThat(put(voice, told)).isEmpty();
    olga.succeeded(create(told.replace("voice", "other")));
    assertThat(open("other-front-1")).isEqualTo(open("voice-front-1"));
    assertThat(document(olga.cluster("other"))).isEqualTo(told.replace("voice", "other"));
    String none = told.replaceAll("(?s) {4}rules:.*?note: for us\n", "    rules: []\n");
    olga.succeeded(put(voice, none).orElseThrow());
    assertThat(open("voice-front-1")).noneMatch(line -> line.contains("22-22"));
    String wrong = ruled.replace("ports: 22", "ports: 9-8");
    assertThat(catchThrowableOfType(Fault.class, () -> put(voice, wrong)).problems())
        .extracting(FieldProblem::field, FieldProblem::messageKey)
        .containsExactly(
            tuple("nodes[2].firewall.rules[0].ports", "cluster.firewall.ports.upside"));
  }

  private static String withRules(String document, String node, String rule) {
    String head = "- name: " + node + "\n";
    assertThat(document).contains(head);
    return document.replace(head, head + "  firewall:\n    rules: [" + rule + "]\n");
  }

  private List<String> open(String container) {
    return olga.container(container).openPorts();
  }

  @Test
  void aDocumentThatAsksForMoreAndOthersChangesTheCluster() {
    Cluster voice = olga.made("voice", "standard");
    String more =
        document(voice)
            + "- {name: voice-extra, roles: [sip], size: half}\n"
            + "declarations: {extensions: 77}\n";
    olga.succeeded(put(voice, more).orElseThrow());
    Cluster after = olga.cluster("voice");
    assertThat(after.declarations().extensions()).hasValue(77);
    assertThat(nodes(after)).extracting(Node::name).contains("voice-extra");
  }

  @Test
  void aDocumentResizesAndSayingSoAgainChangesNothing() {
    Cluster voice = olga.made("voice", "standard");
    String larger =
        sized(document(voice), "voice-dd-1", "{vcpus: 3, memoryMiB: 8192, diskGiB: 41}");
    olga.succeeded(put(voice, larger).orElseThrow());
    assertThat(olga.container("voice-dd-1").size().vcpus()).isEqualTo(3);
    assertThat(olga.container("voice-dd-1").size().diskGiB()).isEqualTo(41);
    assertThat(put(voice, larger)).isEmpty();

    String half = sized(document(voice), "voice-dd-1", "half");
    assertThat(catchThrowableOfType(Fault.class, () -> put(voice, half)).code())
        .as("fewer vCPUs restart the last of its role")
        .isEqualTo(FaultCode.CONFIRMATION_MISSING);
    olga.succeeded(put(voice, half, "R7:dd").orElseThrow());
    assertThat(olga.container("voice-dd-1").size().memoryMiB()).isEqualTo(4096);
    assertThat(put(voice, half)).as("another name for what there is").isEmpty();
  }

  /** The document with another size of one node. */
  private static String sized(String document, String node, String size) {
    return Pattern.compile(
            "(name: " + node + ".*?size:) ?(\\{[^}]*}|\\s+vcpus.*?diskGiB: \\d+)", Pattern.DOTALL)
        .matcher(document)
        .replaceFirst("$1 " + Matcher.quoteReplacement(size));
  }

  @Test
  void whatIsWrongIsToldByLineAndNothingIsHalfDone() {
    Cluster voice = olga.made("voice", "standard");
    String wrong = document(voice) + "- {roles: [fax]}\n" + "declarations: {extensions: 77}\n";
    Documents documents = portal.get(Documents.class);
    var read = ClusterReader.read(wrong);
    Fault fault =
        catchThrowableOfType(
            Fault.class, () -> olga.as(() -> documents.byLine(read, () -> put(voice, wrong))));
    int line = document(voice).split("\n").length + 1;
    assertThat(fault.problems())
        .extracting(FieldProblem::field, problem -> problem.parameters().get(0))
        .containsExactly(tuple("document", line));
    assertThat(olga.cluster("voice").declarations().extensions()).isEmpty();
    assertThat(olga.cluster("voice").generation()).isEqualTo(voice.generation());
  }

  private String document(Cluster cluster) {
    return olga.as(() -> portal.get(Documents.class).text(cluster));
  }

  private Optional<UUID> put(Cluster cluster, String document, String... confirmed) {
    return olga.as(
        () ->
            portal
                .get(DocumentWishes.class)
                .put(cluster.id(), ClusterReader.read(document).request(), Set.of(confirmed)));
  }

  private UUID create(String document) {
    var request = ClusterReader.read(document).request();
    return olga.as(
        () -> {
          Preview plan = portal.get(Planner.class).preview(request);
          assertThat(plan.approvable()).as(plan.toString()).isTrue();
          Set<String> all =
              plan.violations().stream()
                  .map(violation -> violation.confirmation())
                  .collect(Collectors.toSet());
          return portal.get(Approval.class).approve(request, plan.id(), all);
        });
  }

  private List<Node> nodes(Cluster cluster) {
    return olga.as(() -> portal.get(Clusters.class).nodes(cluster.id()));
  }
}
