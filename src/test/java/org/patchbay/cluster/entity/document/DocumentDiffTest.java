package org.patchbay.cluster.entity.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ClusterEdit;

/** What a document asks to change of a cluster. */
class DocumentDiffTest {
  private static final String NOW =
      """
      cluster: voice
      version: '5.7'
      image: lab
      nodes:
      - {name: a, roles: [sql], size: {vcpus: 2, memoryMiB: 4096, diskGiB: 40}, masterOf: [sql], public: false}
      - {name: b, roles: [sql], size: {vcpus: 2, memoryMiB: 4096, diskGiB: 40}, masterOf: [], public: false}
      - {name: c, roles: [sip, pbx], size: {vcpus: 2, memoryMiB: 4096, diskGiB: 40}, masterOf: [], public: true}
      """;

  @Test
  void itsOwnDocumentChangesNothing() {
    DocumentDiff diff = diff(NOW);
    assertThat(diff.edit()).isEmpty();
    assertThat(diff.declared()).isEmpty();
    assertThat(diff.refused()).isEmpty();
  }

  @Test
  void whatIsLeftOutOfANodeStaysAsItIs() {
    String brief =
        """
        cluster: voice
        version: '5.7'
        nodes:
        - {name: c, roles: [pbx, sip]}
        - {name: b, roles: [sql]}
        - {name: a, roles: [sql]}
        """;
    assertThat(diff(brief).edit()).isEmpty();
    assertThat(diff(brief).refused()).isEmpty();
  }

  @Test
  void nodesComeAndGoAndChangeRolesAndMasters() {
    String other =
        """
        cluster: voice
        version: '5.7'
        nodes:
        - {name: b, roles: [sql], masterOf: [sql]}
        - {name: c, roles: [sip]}
        - {name: d, roles: [pbx], size: half}
        """;
    assertThat(diff(other).edit())
        .contains(
            new ClusterEdit(
                List.of(new WantedNode("d", List.of("pbx"), WantedSize.named("half"), null, null)),
                Set.of("a"),
                Map.of("sql", "b"),
                Map.of("c", Set.of("sip"))));
  }

  @Test
  void whatAClusterKeepsForItsLifeIsRefusedAllAtOnce() {
    String other =
        NOW.replace("'5.7'", "'5.6'")
            .replace("image: lab", "image: other\nsshKeys: [k]")
            .replace("public: true", "public: false");
    assertThat(diff(other).refused())
        .extracting("field")
        .containsExactly("version", "image", "sshKeys", "nodes[2]");
  }

  @Test
  void aContainerGetsTheSizeThatIsWritten() {
    String other =
        NOW.replace(
            "name: a, roles: [sql], size: {vcpus: 2", "name: a, roles: [sql], size: {vcpus: 3");
    assertThat(diff(other).edit())
        .contains(
            new ClusterEdit(
                null, null, null, null, Map.of("a", WantedSize.of(new Size(3, 4096, 40)))));
    assertThat(diff(other).refused()).isEmpty();
  }

  @Test
  void declarationsAreReplacedAsAWhole() {
    String declared = NOW + "declarations: {extensions: 9, loadBalancer: 198.51.100.1}\n";
    assertThat(diff(declared).declared().orElseThrow().extensions()).hasValue(9);
    assertThat(
            DocumentDiff.of(
                    ClusterReader.read(declared).request(), ClusterReader.read(NOW).request())
                .declared()
                .orElseThrow()
                .loadBalancer())
        .isEmpty();
  }

  private static DocumentDiff diff(String wanted) {
    return DocumentDiff.of(ClusterReader.read(NOW).request(), ClusterReader.read(wanted).request());
  }
}
