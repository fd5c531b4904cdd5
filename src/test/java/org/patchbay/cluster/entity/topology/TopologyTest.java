package org.patchbay.cluster.entity.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patchbay.cluster.entity.topology.CheckOptions.ACTIVATING;
import static org.patchbay.cluster.entity.topology.CheckOptions.DRAFTING;
import static org.patchbay.cluster.entity.topology.Drafts.V56;
import static org.patchbay.cluster.entity.topology.Drafts.V57;
import static org.patchbay.cluster.entity.topology.Drafts.address;
import static org.patchbay.cluster.entity.topology.Drafts.changed;
import static org.patchbay.cluster.entity.topology.Drafts.node;
import static org.patchbay.cluster.entity.topology.Drafts.of;
import static org.patchbay.cluster.entity.topology.Drafts.open;
import static org.patchbay.cluster.entity.topology.Drafts.running;
import static org.patchbay.cluster.entity.topology.Drafts.standard;
import static org.patchbay.cluster.entity.topology.Drafts.stored;
import static org.patchbay.cluster.entity.topology.Drafts.with;
import static org.patchbay.cluster.entity.topology.Drafts.without;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.patchbay.catalogue.entity.Basis;
import org.patchbay.catalogue.entity.OperatingSystem;
import org.patchbay.catalogue.entity.StorageClass;
import org.patchbay.catalogue.entity.VersionCatalogue;

class TopologyTest {
  private static final UUID HOST = new UUID(0, 1);
  private static final Surroundings TENANT =
      new Surroundings(
          List.of(AddressRange.parse("10.1.0.0/16"), AddressRange.parse("fd00:1::/64")),
          Set.of(101),
          Set.of(address("10.1.0.9"), address("198.51.100.9")));

  /**
   * An example for a rule.
   *
   * @param violations as {@code N1:E:acme-sip-1:S}: rule, level, object, basis; none for a good one
   */
  record Example(
      String what,
      ClusterDraft draft,
      VersionCatalogue catalogue,
      CheckOptions options,
      List<String> violations) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static Example example(
      String what, ClusterDraft draft, CheckOptions options, String... violations) {
    return new Example(what, draft, V57, options, List.of(violations));
  }

  private static Example draft(String what, ClusterDraft draft, String... violations) {
    return example(what, draft, DRAFTING, violations);
  }

  static Stream<Example> networks() {
    Optional<Attachment> off = Optional.empty();
    ClusterDraft inner = changed(standard(), "http", node -> node.publicNet(off));
    return Stream.of(
        example("all is well", standard(), ACTIVATING),
        draft(
            "N1: a node without a private address",
            changed(standard(), "sip", node -> node.privateNet(off)),
            "N1:E:acme-sip-1:S"),
        draft(
            "N2: signalling without a public address",
            changed(standard(), "sip", node -> node.publicNet(off)),
            "N2:E:acme-sip-1:S"),
        draft("N3: web inside, nothing in front", inner, "N3:E:acme-http-1:S"),
        draft("N3: web behind a balancer", inner.loadBalancer(balancer("198.51.100.80"))),
        draft(
            "N3: web behind a balancer that is private itself",
            inner.loadBalancer(balancer("10.1.0.80")),
            "N3:E:acme-http-1:S"),
        draft(
            "N3: web behind a balancer with a unique local address",
            inner.loadBalancer(balancer("fd00::80")),
            "N3:E:acme-http-1:S"),
        draft(
            "N4: a database that everybody can reach",
            changed(standard(), "sql", node -> node.publicNet(Optional.of(Attachment.PENDING))),
            "N4:W:acme-sql-1:S"),
        example(
            "N4: where the tenant raised it",
            changed(standard(), "sql", node -> node.publicNet(Optional.of(Attachment.PENDING))),
            DRAFTING.raised(Rule.N4),
            "N4:E:acme-sql-1:S"),
        draft(
            "N5: a node on no network at all",
            changed(standard(), "wk", node -> node.privateNet(off)),
            "N1:E:acme-wk-1:S",
            "N5:E:acme-wk-1:S"));
  }

  private static LoadBalancer balancer(String address) {
    return new LoadBalancer(address(address));
  }

  private static ClusterDraft at(String role, Attachment net) {
    return changed(standard(), role, node -> node.privateNet(Optional.of(net)));
  }

  private static Attachment net(String... addresses) {
    return Attachment.at(
        Arrays.stream(addresses).map(Drafts::address).toArray(java.net.InetAddress[]::new));
  }

  static Stream<Example> addresses() {
    CheckOptions inTenant = DRAFTING.in(TENANT);
    ClusterDraft twice =
        changed(at("sip", net("10.1.0.2")), "pbx", n -> n.privateNet(Optional.of(net("10.1.0.2"))));
    ClusterDraft publicTaken =
        changed(standard(), "sip", n -> n.publicNet(Optional.of(net("198.51.100.9"))));
    return Stream.of(
        example("N6: own addresses", at("sip", net("10.1.2.3", "fd00:1::3").on(101)), inTenant),
        example("N6: one address for two", twice, inTenant, "N6:E:acme-sip-1:P"),
        example("N6: taken", at("sip", net("10.1.0.9")), inTenant, "N6:E:acme-sip-1:P"),
        example("N6: taken outside", publicTaken, inTenant, "N6:E:acme-sip-1:P"),
        example("N6: foreign range", at("sip", net("10.2.0.2")), inTenant, "N6:E:acme-sip-1:P"),
        example(
            "N6: foreign range of six", at("sip", net("fd00:2::2")), inTenant, "N6:E:acme-sip-1:P"),
        example(
            "N6: foreign segment", at("sip", net("10.1.0.2").on(7)), inTenant, "N6:E:acme-sip-1:P"),
        draft("N6: nothing is known of the tenant", at("sip", net("10.9.0.2").on(7))));
  }

  static Stream<Example> roles() {
    ClusterDraft slave = with(standard(), node("acme-sql-2", "sql"));
    ClusterDraft masters = with(standard(), node("acme-sql-2", "sql").masterOf(Set.of("sql")));
    return Stream.of(
        draft("R1: no web yet", without(standard(), "http"), "R1:W:http:I"),
        example("R1: no web", without(standard(), "http"), ACTIVATING, "R1:E:http:I"),
        draft("R2: two controllers", with(standard(), node("acme-ic-2", "ic")), "R2:E:ic:I"),
        draft("R3: a master and a slave", slave),
        draft("R3: two masters", masters, "R3:E:sql:S"),
        draft("R3: slaves alone", changed(slave, "sql", n -> n.masterOf(Set.of())), "R3:E:sql:S"),
        draft(
            "R4: Elasticsearch in 5.7",
            with(standard(), node("acme-es-1", "es")),
            "R4:E:acme-es-1:S"),
        draft("R4: Jabber in 5.7", with(standard(), open("acme-j-1", "jabber")), "R4:E:acme-j-1:S"),
        draft("R4: a fancy", with(standard(), node("acme-x-1", "x")), "R4:E:acme-x-1:S"),
        new Example(
            "R4: Elasticsearch in 5.6",
            ClusterDraft.of("acme", "5.6", with(standard(), node("acme-es-1", "es")).nodes()),
            V56,
            ACTIVATING,
            List.of()),
        draft(
            "R5: extensions are there, the database is not", standard().extensions(4), "R5:W:dd:S"),
        draft("R5: few extensions", standard().extensions(3)),
        draft("R5: both are there", running().extensions(4000)),
        draft(
            "R6: twice on a node",
            changed(standard(), "wk", n -> node(n.name(), "wk", "wk", "wk")),
            "R6:E:acme-wk-1:I"));
  }

  private static CheckOptions doing(Change.Kind kind, DraftNode node) {
    return ACTIVATING.during(Change.of(kind, Set.of(node)));
  }

  static Stream<Example> changes() {
    DraftNode sip = of(running(), "sip");
    DraftNode sql = of(running(), "sql");
    ClusterDraft twoSip = with(running(), Drafts.active(open("acme-sip-2", "sip")));
    ClusterDraft twoSipOneOff = with(running(), open("acme-sip-2", "sip"));
    ClusterDraft slave = with(running(), Drafts.active(node("acme-sql-2", "sql")));
    ClusterDraft promoted =
        changed(
            slave,
            "sql",
            n -> n.masterOf(n.name().equals("acme-sql-2") ? Set.of("sql") : Set.of()));
    return Stream.of(
        example("R7: the last one stops", running(), doing(Change.Kind.STOP, sip), "R7:W:sip:I"),
        example("R7: the last one moves", running(), doing(Change.Kind.MOVE, sip), "R7:W:sip:I"),
        example("R7: one of two stops", twoSip, doing(Change.Kind.STOP, sip)),
        example("R7: the other is off", twoSipOneOff, doing(Change.Kind.STOP, sip), "R7:W:sip:I"),
        example(
            "R7: it was off anyway", standard(), doing(Change.Kind.STOP, of(standard(), "sip"))),
        example(
            "R7: the last one goes for good",
            without(running(), "sip"),
            doing(Change.Kind.REMOVE, sip),
            "R1:E:sip:I",
            "R7:W:sip:I"),
        example(
            "R7: the role goes, the node stays",
            changed(running(), "sip", n -> Drafts.active(node(n.name(), "wk")))
                .sharedStorage(new SharedStorage(java.net.URI.create("nfs://a/b"))),
            ACTIVATING.during(Change.unassign("sip", sip)),
            "R1:E:sip:I",
            "R7:W:sip:I"),
        example(
            "R7: a master stops, slaves don't help",
            slave,
            doing(Change.Kind.STOP, sql),
            "R7:W:sql:S"),
        example("R7: a slave stops", slave, doing(Change.Kind.STOP, slave.having("sql").get(1))),
        example(
            "R3: a master goes and nobody was promoted",
            slave.nodes(
                slave.nodes().stream().filter(n -> !n.name().equals("acme-sql-1")).toList()),
            doing(Change.Kind.REMOVE, sql),
            "R3:E:sql:S",
            "R7:W:sql:S"),
        example("R7: another was promoted first", promoted, doing(Change.Kind.STOP, sql)));
  }

  static Stream<Example> grounds() {
    DraftNode second = node("acme-wk-2", "wk");
    Bond shared = new Bond(HOST, true);
    return Stream.of(
        draft("S1: two workers, nothing shared", with(standard(), second), "S1:E:wk:S"),
        draft("S1: two workers and storage", stored(with(standard(), second))),
        draft(
            "S2: a slow disk",
            changed(standard(), "sql", n -> n.disk(StorageClass.LOCAL)),
            "S2:W:acme-sql-1:S"),
        draft("S2: a fast one", changed(standard(), "sql", n -> n.disk(StorageClass.SSD))),
        draft(
            "P1: a system that is not in the list",
            changed(
                standard(),
                "sip",
                n ->
                    DraftNode.of(
                            n.name(),
                            n.roles(),
                            n.size(),
                            new OperatingSystem("debian", "12", "x86_64"))
                        .publicNet(n.publicNet())),
            "P1:E:acme-sip-1:S"),
        draft(
            "P2: an older version",
            changed(standard(), "sip", n -> n.version("5.6")),
            "P2:W:acme-sip-1:I"),
        draft(
            "P3: two nodes, one container",
            changed(
                changed(standard(), "wk", n -> n.bound(shared, true)),
                "que",
                n -> n.bound(shared, true)),
            "P3:E:acme-wk-1:S"),
        draft(
            "P3: active without a running container",
            changed(standard(), "wk", n -> n.bound(new Bond(HOST, false), true)),
            "P3:E:acme-wk-1:S"),
        draft(
            "P3: idle without a running container",
            changed(standard(), "wk", n -> n.bound(new Bond(HOST, false), false))));
  }

  static Stream<Example> affinity() {
    ClusterDraft two = stored(with(standard(), node("acme-wk-2", "wk")));
    ClusterDraft together = changed(two, "wk", n -> n.host(HOST));
    ClusterDraft apart =
        changed(two, "wk", n -> n.host(UUID.nameUUIDFromBytes(n.name().getBytes())));
    return Stream.of(
        draft("A1: two workers on a host", together, "A1:W:wk:P"),
        draft("A1: where the tenant is strict", together.strictAntiAffinity(true), "A1:E:wk:P"),
        draft("A1: on different hosts", apart),
        draft("A1: nobody knows where", two),
        draft("A1: different roles on a host", changed(standard(), "sip", n -> n.host(HOST))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"networks", "addresses", "roles", "changes", "grounds", "affinity"})
  void everyRuleFindsWhatItIsFor(Example example) {
    List<Violation> found = Topology.check(example.draft(), example.catalogue(), example.options());
    assertThat(found)
        .extracting(v -> v.rule() + ":" + v.level() + ":" + v.object() + ":" + v.basis().mark())
        .containsExactlyInAnyOrderElementsOf(example.violations());
    found.forEach(TopologyTest::readable);
  }

  private static void readable(Violation violation) {
    ResourceBundle messages = ResourceBundle.getBundle("messages.cluster");
    for (String key : List.of(violation.messageKey(), violation.remedyKey())) {
      String text = MessageFormat.format(messages.getString(key), violation.parameters().toArray());
      assertThat(text).doesNotContain("{").doesNotContain("null").endsWith(".");
    }
  }

  @Test
  void everyRuleHasABadExample() {
    Stream<String> found =
        Stream.of(networks(), addresses(), roles(), changes(), grounds(), affinity())
            .flatMap(examples -> examples)
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
  void twoHundredNodesAreCheckedAtOnce() {
    List<DraftNode> many = new ArrayList<>(running().nodes());
    for (int i = 0; i < 192; i++) {
      String addressOfIt = "10.1." + i + ".7";
      many.add(
          open("acme-sip-" + (i + 2), "sip")
              .privateNet(Optional.of(net(addressOfIt)))
              .host(new UUID(0, i / 2)));
    }
    ClusterDraft draft = running().nodes(many);
    CheckOptions options = ACTIVATING.in(TENANT);
    List<Violation> found = List.of();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 50; i++) {
      long begin = System.nanoTime();
      found = Topology.check(draft, V57, options);
      best = Math.min(best, System.nanoTime() - begin);
    }
    assertThat(found).hasSize(96).allMatch(v -> v.basis() == Basis.PROPOSED);
    assertThat(best).isLessThan(10_000_000);
  }
}
