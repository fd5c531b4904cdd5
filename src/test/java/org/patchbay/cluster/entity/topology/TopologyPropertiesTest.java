package org.patchbay.cluster.entity.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any cluster, and for any sequence of actions that the rules let pass. */
class TopologyPropertiesTest {
  private static final List<String> ROLES =
      List.of("http", "sip", "pbx", "ic", "wk", "que", "sql", "dd", "es", "fax");

  private enum Verb {
    ADD,
    REMOVE,
    ASSIGN,
    UNASSIGN,
    ATTACH,
    DETACH,
    PROMOTE,
    DECLARE_STORAGE,
    DECLARE_BALANCER
  }

  /** Done to one node, the {@code which}-th modulo how many there are. */
  private record Action(Verb verb, int which, String role) {
    ClusterDraft on(ClusterDraft draft) {
      return switch (verb) {
        case ADD -> added(draft);
        case REMOVE -> draft.nodes(without(draft));
        case ASSIGN -> changed(draft, roles(draft, true));
        case UNASSIGN -> changed(draft, roles(draft, false));
        case ATTACH -> changed(draft, node(draft).publicNet(Optional.of(Attachment.PENDING)));
        case DETACH -> changed(draft, node(draft).publicNet(Optional.empty()));
        case PROMOTE -> promoted(draft);
        case DECLARE_STORAGE -> Drafts.stored(draft);
        case DECLARE_BALANCER ->
            draft.loadBalancer(new LoadBalancer(Drafts.address("203.0.113.9")));
      };
    }

    private DraftNode node(ClusterDraft draft) {
      return draft.nodes().get(which % draft.nodes().size());
    }

    private ClusterDraft added(ClusterDraft draft) {
      String name = "added-" + draft.nodes().size() + "-" + which;
      return Drafts.with(draft, which % 2 == 0 ? Drafts.node(name, role) : Drafts.open(name, role));
    }

    private List<DraftNode> without(ClusterDraft draft) {
      return draft.nodes().stream().filter(one -> one != node(draft)).toList();
    }

    private ClusterDraft changed(ClusterDraft draft, DraftNode other) {
      DraftNode old = node(draft);
      return draft.nodes(draft.nodes().stream().map(one -> one == old ? other : one).toList());
    }

    private DraftNode roles(ClusterDraft draft, boolean more) {
      DraftNode old = node(draft);
      List<String> roles = new ArrayList<>(old.roles());
      Set<String> masterOf = new HashSet<>(old.masterOf());
      if (more) {
        roles.add(role);
      } else {
        roles.remove(role);
        masterOf.remove(role);
      }
      DraftNode made = DraftNode.of(old.name(), roles, old.size(), old.system());
      return made.masterOf(masterOf).privateNet(old.privateNet()).publicNet(old.publicNet());
    }

    private ClusterDraft promoted(ClusterDraft draft) {
      DraftNode chosen = node(draft);
      return draft.nodes(
          draft.nodes().stream()
              .map(one -> one.masterOf(one == chosen ? Set.of("sql") : Set.of()))
              .toList());
    }
  }

  @Provide
  Arbitrary<List<Action>> actions() {
    Arbitrary<Action> one =
        Combinators.combine(
                Arbitraries.of(Verb.values()),
                Arbitraries.integers().between(0, 40),
                Arbitraries.of(ROLES))
            .as(Action::new);
    return one.list().ofMaxSize(40);
  }

  @Property(tries = 500, seed = "20261123")
  void noSequenceOfActionsThatTheRulesLetPassEndsWhereAnErrorStands(
      @ForAll("actions") List<Action> actions) {
    ClusterDraft draft = Drafts.standard();
    for (Action action : actions) {
      ClusterDraft after = draft.nodes().isEmpty() ? draft : action.on(draft);
      if (Topology.allowed(check(after))) {
        draft = after;
      }
    }
    assertThat(TopologyOracle.errors(draft)).isEmpty();
  }

  @Property(tries = 500, seed = "20261123")
  void theRulesSayOfAnyClusterWhatTheTableSays(@ForAll("actions") List<Action> actions) {
    ClusterDraft draft = wherever(actions);
    Set<Rule> errors =
        check(draft).stream()
            .filter(violation -> violation.level() == Level.E)
            .map(Violation::rule)
            .collect(Collectors.toSet());
    assertThat(errors).isEqualTo(TopologyOracle.errors(draft));
  }

  @Property(tries = 200, seed = "20261123")
  void theOrderOfNodesChangesNothingAndEveryFindingSaysWhatMendsIt(
      @ForAll("actions") List<Action> actions, @ForAll Random random) {
    ClusterDraft draft = wherever(actions);
    List<DraftNode> shuffled = new ArrayList<>(draft.nodes());
    Collections.shuffle(shuffled, random);
    assertThat(check(draft.nodes(shuffled)))
        .containsExactlyInAnyOrderElementsOf(check(draft))
        .allMatch(violation -> !violation.remedyKey().isBlank() && violation.basis() != null);
  }

  /** Where they lead when nobody asks the rules. */
  private static ClusterDraft wherever(List<Action> actions) {
    ClusterDraft draft = Drafts.standard();
    for (Action action : actions) {
      draft = draft.nodes().isEmpty() ? draft : action.on(draft);
    }
    return draft;
  }

  private static List<Violation> check(ClusterDraft draft) {
    return Topology.check(draft, Drafts.V57, CheckOptions.ACTIVATING);
  }
}
