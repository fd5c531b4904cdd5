package org.patchbay.catalogue.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.patchbay.catalogue.entity.document.ConfigFiles;

class ExpansionTest {
  private final Catalogue catalogue = ConfigFiles.catalogue();

  private List<DraftedNode> expand(String blueprint, String version, SizeChoice choice) {
    return Expansion.of(
        catalogue.blueprint(blueprint, version).orElseThrow(),
        catalogue.version(version).orElseThrow(),
        "acme",
        catalogue.sizes(),
        choice);
  }

  @Test
  void singleIsOneNodeWithAllRoles() {
    assertThat(expand("single", "5.7", SizeChoice.PROPOSED))
        .singleElement()
        .satisfies(
            node -> {
              assertThat(node.name()).isEqualTo("acme-all-1");
              assertThat(node.roles())
                  .containsExactly("ic", "sql", "dd", "que", "wk", "pbx", "sip", "http");
              assertThat(node.masterOf()).containsExactly("sql");
            });
    assertThat(expand("single", "4.x", SizeChoice.PROPOSED).get(0).roles())
        .contains("es", "jabber");
  }

  @Test
  void smallIsThreeNodesAndOnlyTheFrontIsPublic() {
    List<DraftedNode> nodes = expand("small", "5.6", SizeChoice.PROPOSED);
    assertThat(nodes)
        .extracting(DraftedNode::name)
        .containsExactly("acme-front-1", "acme-core-1", "acme-data-1");
    assertThat(nodes).extracting(DraftedNode::wantsPublic).containsExactly(true, false, false);
    assertThat(nodes.get(2).roles()).containsExactly("sql", "dd", "es");
  }

  @Test
  void standardIsOneNodeForEachRequiredRole() {
    assertThat(expand("standard", "5.7", SizeChoice.PROPOSED))
        .extracting(DraftedNode::name)
        .containsExactly(
            "acme-ic-1",
            "acme-sql-1",
            "acme-dd-1",
            "acme-que-1",
            "acme-wk-1",
            "acme-pbx-1",
            "acme-sip-1",
            "acme-http-1");
  }

  @Test
  void memoryAndDiskAddUpAndProcessorsAreShared() {
    NodeSize data = expand("small", "5.7", SizeChoice.PROPOSED).get(2).size();
    assertThat(data.now()).isEqualTo(new Size(4, (16 + 8) * 1024, 140));
    assertThat(data.maxVcpus()).isEqualTo(8);
    assertThat(data.maxMemoryMiB()).isEqualTo(48 * 1024);
  }

  @Test
  void aFixedSizeCountsOnceForANode() {
    assertThat(expand("single", "5.7", SizeChoice.all("tiny")).get(0).size().now())
        .isEqualTo(new Size(1, 192, 2));
  }

  @Test
  void everyRoleMayHaveASizeOfItsOwn() {
    SizeChoice choice = new SizeChoice("tiny", Map.of("sql", "half", "sip", "double"));
    List<DraftedNode> nodes = expand("standard", "5.7", choice);
    assertThat(nodes.get(1).size().now()).isEqualTo(new Size(2, 8192, 50));
    assertThat(nodes.get(6).size().now()).isEqualTo(new Size(4, 8192, 40));
    assertThat(nodes.get(0).size().now()).isEqualTo(new Size(1, 192, 2));
  }

  @Test
  void sizesThatNobodyKnowsAreNamed() {
    SizeChoice choice = new SizeChoice("huge", Map.of("sql", "half", "sip", "vast"));
    assertThat(catalogue.sizes().unknown(choice)).containsExactlyInAnyOrder("huge", "vast");
  }

  @Test
  void ofSeveralNodesOfARoleTheFirstIsItsMaster() {
    BlueprintNode three =
        new BlueprintNode("{cluster}-{role}-{n}", 3, List.of("sql"), List.of(), false, false);
    Blueprint blueprint = new Blueprint("b", "B", "", Basis.PROPOSED, Set.of(), List.of(three));
    List<DraftedNode> nodes =
        Expansion.of(
            blueprint,
            catalogue.version("5.7").orElseThrow(),
            "acme",
            catalogue.sizes(),
            SizeChoice.PROPOSED);
    assertThat(nodes)
        .extracting(DraftedNode::name)
        .containsExactly("acme-sql-1", "acme-sql-2", "acme-sql-3");
    assertThat(nodes)
        .extracting(DraftedNode::masterOf)
        .containsExactly(Set.of("sql"), Set.of(), Set.of());
  }
}
