package org.patchbay.cluster.entity.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.cluster.entity.topology.CheckOptions.ACTIVATING;
import static org.patchbay.cluster.entity.topology.CheckOptions.DRAFTING;
import static org.patchbay.cluster.entity.topology.Drafts.V57;
import static org.patchbay.cluster.entity.topology.Drafts.changed;
import static org.patchbay.cluster.entity.topology.Drafts.node;
import static org.patchbay.cluster.entity.topology.Drafts.open;
import static org.patchbay.cluster.entity.topology.Drafts.running;
import static org.patchbay.cluster.entity.topology.Drafts.standard;
import static org.patchbay.cluster.entity.topology.Drafts.with;
import static org.patchbay.cluster.entity.topology.Drafts.without;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.catalogue.entity.Basis;
import org.patchbay.catalogue.entity.Blueprint;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.web.control.Texts;

class TopologyTest {
  static Stream<Example> examples() {
    return Stream.of(
            NetworkExamples.networks(),
            NetworkExamples.addresses(),
            RoleExamples.roles(),
            RoleExamples.changes(),
            GroundExamples.grounds(),
            GroundExamples.affinity())
        .flatMap(examples -> examples);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void everyRuleFindsWhatItIsFor(Example example) {
    List<Violation> found = Topology.check(example.draft(), example.catalogue(), example.options());
    assertThat(found)
        .extracting(v -> v.rule() + ":" + v.level() + ":" + v.object() + ":" + v.basis().mark())
        .containsExactlyInAnyOrderElementsOf(example.violations());
    found.forEach(TopologyTest::readable);
  }

  private static void readable(Violation violation) {
    for (String key : List.of(violation.messageKey(), violation.remedyKey())) {
      for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
        String text = Texts.of(locale, key, violation.parameters().toArray());
        assertThat(text).doesNotContain("{", "null", "??").endsWith(".");
      }
    }
  }

  @Test
  void everyRuleHasABadExample() {
    Stream<String> found =
        examples()
            .flatMap(example -> example.violations().stream())
            .map(violation -> violation.substring(0, 2));
    assertThat(found).containsAll(Arrays.stream(Rule.values()).map(Rule::name).toList());
  }

  @Test
  void everyViolationIsSaidAndErrorsComeFirst() {
    ClusterDraft draft =
        with(standard(), open("acme-z-1", "es", "ic", "sql").masterOf(Set.of("sql")));
    assertThat(Topology.check(draft, V57, DRAFTING))
        .extracting(Violation::confirmation)
        .containsExactly("R2:ic", "R3:sql", "R4:acme-z-1", "N4:acme-z-1");
  }

  @Test
  void everyBlueprintOfEveryVersionMayBeActivatedAsItIs() {
    for (VersionCatalogue version : Drafts.CATALOGUE.versions().values()) {
      for (Blueprint blueprint : Drafts.CATALOGUE.blueprintsFor(version.version())) {
        List<Violation> found =
            Topology.check(Drafts.expanded(blueprint, version), version, ACTIVATING);
        assertThat(Topology.allowed(found)).as("%s: %s", blueprint.name(), found).isTrue();
      }
    }
  }

  @Test
  void withoutErrorsItIsAllowed() {
    List<Violation> warned = Topology.check(without(standard(), "sip"), V57, DRAFTING);
    assertThat(warned).isNotEmpty();
    assertThat(Topology.allowed(warned)).isTrue();
    assertThat(Topology.allowed(Topology.check(without(standard(), "sip"), V57, ACTIVATING)))
        .isFalse();
  }

  @Test
  void aRoleWithoutMasterIsGivenItsFirstNode() {
    ClusterDraft draft =
        with(changed(standard(), "sql", n -> n.masterOf(Set.of())), node("acme-sql-2", "sql"));
    ClusterDraft mastered = draft.withMasters(V57);
    assertThat(mastered.having("sql"))
        .extracting(DraftNode::masterOf)
        .containsExactly(Set.of("sql"), Set.of());
    assertThat(mastered.withMasters(V57)).isEqualTo(mastered);
  }

  @Test
  void theOrderOfTheNodesDoesNotMatterToWhatIsFound() {
    ClusterDraft draft = with(without(standard(), "sip"), node("a", "pbx"), node("b", "ic"));
    List<DraftNode> turned = new ArrayList<>(draft.nodes());
    Collections.reverse(turned);
    assertThat(Topology.check(draft.nodes(turned), V57, DRAFTING))
        .isEqualTo(Topology.check(draft, V57, DRAFTING));
  }

  @Test
  void twoHundredNodesAreCheckedInOneGo() {
    List<DraftNode> many = new ArrayList<>(running().nodes());
    for (int i = 0; i < 192; i++) {
      String addressOfIt = "10.1." + i + ".7";
      many.add(
          open("acme-sip-" + (i + 2), "sip")
              .privateNet(Optional.of(NetworkExamples.net(addressOfIt)))
              .host(new UUID(0, i / 2)));
    }
    ClusterDraft draft = running().nodes(many);
    CheckOptions options = ACTIVATING.in(NetworkExamples.TENANT);
    List<Violation> found = Topology.check(draft, V57, options);
    assertThat(found).hasSize(96).allMatch(v -> v.basis() == Basis.PROPOSED);
  }
}
