package org.patchbay.catalogue.entity.sizing;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patchbay.catalogue.entity.Basis;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.catalogue.entity.document.ConfigFiles;

class SizingTest {
  private static final Catalogue CATALOGUE = ConfigFiles.catalogue();

  private static Proposal propose(int extensions, int calls, String version) {
    return CATALOGUE
        .sizing()
        .propose(new Load(extensions, calls), CATALOGUE.version(version).orElseThrow(), CATALOGUE);
  }

  @ParameterizedTest(name = "{0} extensions, {1} calls: {2}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          0,      0,     single,   -,                            ''
          50,     10,    single,   -,                            ''
          51,     10,    small,    -,                            ''
          50,     11,    small,    -,                            ''
          500,    50,    small,    -,                            ''
          501,    50,    standard, -,                            ''
          1000,   150,   standard, -,                            ''
          1001,   150,   standard, 1 pbx,                        ''
          1000,   301,   standard, '2 pbx, 1 wk',                ''
          5000,   1000,  standard, '6 pbx, 3 wk',                ''
          5001,   1000,  standard, '6 pbx, 1 sip, 1 http, 3 wk', 'sql'
          20001,  5000,  standard, '33 pbx, 4 sip, 4 http, 16 wk', 'sql,dd,que,ic'
          """)
  void theLoadDecidesTheShapeTheFurtherNodesAndTheLargerSizes(
      int extensions, int calls, String blueprint, String further, String larger) {
    Proposal proposal = propose(extensions, calls, "5.7");
    assertThat(proposal.blueprint().name()).isEqualTo(blueprint);
    assertThat(
            proposal.nodes().stream()
                .filter(ProposedNode::further)
                .map(node -> node.count() + " " + node.roles().get(0)))
        .containsExactlyInAnyOrder(further == null ? new String[0] : further.split(", "));
    assertThat(proposal.sizes().keySet())
        .containsExactlyInAnyOrder(larger.isEmpty() ? new String[0] : larger.split(","));
    assertThat(proposal.sizes().values()).allMatch("double"::equals);
  }

  @Test
  void whatNoSizeCarriesIsSaid() {
    assertThat(propose(10_000, 10, "5.7").beyond()).isEmpty();
    assertThat(propose(10_001, 10, "5.7").beyond()).containsExactly("sql");
    assertThat(reasons(propose(10_001, 10, "5.7"))).contains("catalogue.sizing.why.beyond");
  }

  @Test
  void severalNodesOfARoleThatSharesFilesNeedSharedStorage() {
    assertThat(propose(600, 10, "5.7").sharedStorage()).isEmpty();
    assertThat(propose(1001, 10, "5.7").sharedStorage()).containsExactly("pbx");
  }

  @Test
  void theSumIsThatOfAllNodes() {
    Proposal proposal = propose(2000, 300, "5.7");
    Size pbx = CATALOGUE.version("5.7").orElseThrow().role("pbx").orElseThrow().size();
    Size one = propose(1000, 150, "5.7").total();
    assertThat(proposal.containers()).isEqualTo(9);
    assertThat(proposal.total())
        .isEqualTo(
            new Size(
                one.vcpus() + pbx.vcpus(),
                one.memoryMiB() + pbx.memoryMiB(),
                one.diskGiB() + pbx.diskGiB()));
  }

  @Test
  void everyVersionGetsAProposalForEveryLoadAndAReasonForEveryRole() {
    ResourceBundle words = ResourceBundle.getBundle("messages.catalogue", Locale.ROOT);
    for (VersionCatalogue version : CATALOGUE.versions().values()) {
      for (int load = 0; load <= Load.MOST_CALLS; load = load * 7 + 1) {
        Proposal proposal = propose(load * 10, load, version.version());
        assertThat(proposal.nodes())
            .allSatisfy(node -> assertThat(node.reasons()).hasSameSizeAs(node.roles()))
            .flatExtracting(ProposedNode::reasons)
            .allSatisfy(reason -> assertThat(words.containsKey(reason.messageKey())).isTrue());
      }
    }
  }

  @Test
  void everyNumberWeShipIsMarkedAsOurProposal() {
    assertThat(CATALOGUE.sizing().shapes()).allMatch(shape -> shape.basis() == Basis.PROPOSED);
    assertThat(CATALOGUE.sizing().capacities())
        .allSatisfy((role, capacity) -> assertThat(capacity.basis()).isEqualTo(Basis.PROPOSED))
        .containsKeys(
            CATALOGUE.version("5.7").orElseThrow().roles().keySet().toArray(String[]::new));
  }

  @Test
  void aRoleThatNoNumberIsGivenForDoesNotFollowTheLoad() {
    Catalogue bare =
        new Catalogue(
            CATALOGUE.versions(),
            CATALOGUE.blueprints(),
            CATALOGUE.sizes(),
            new Sizing(CATALOGUE.sizing().shapes(), Map.of()),
            CATALOGUE.recipes());
    Proposal proposal =
        bare.sizing().propose(new Load(90_000, 9_000), bare.version("5.7").orElseThrow(), bare);
    assertThat(proposal.nodes()).noneMatch(ProposedNode::further);
    assertThat(reasons(proposal)).contains("catalogue.sizing.why.unknown");
  }

  private static String reasons(Proposal proposal) {
    return proposal.nodes().stream()
        .flatMap(node -> node.reasons().stream())
        .map(Reason::messageKey)
        .collect(joining(" "));
  }
}
