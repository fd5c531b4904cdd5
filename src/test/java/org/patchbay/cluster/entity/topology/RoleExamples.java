package org.patchbay.cluster.entity.topology;

import static org.patchbay.cluster.entity.topology.CheckOptions.ACTIVATING;
import static org.patchbay.cluster.entity.topology.Drafts.V56;
import static org.patchbay.cluster.entity.topology.Drafts.changed;
import static org.patchbay.cluster.entity.topology.Drafts.node;
import static org.patchbay.cluster.entity.topology.Drafts.of;
import static org.patchbay.cluster.entity.topology.Drafts.open;
import static org.patchbay.cluster.entity.topology.Drafts.running;
import static org.patchbay.cluster.entity.topology.Drafts.standard;
import static org.patchbay.cluster.entity.topology.Drafts.with;
import static org.patchbay.cluster.entity.topology.Drafts.without;
import static org.patchbay.cluster.entity.topology.Example.draft;
import static org.patchbay.cluster.entity.topology.Example.example;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Examples for R1 to R7. */
final class RoleExamples {
  private RoleExamples() {}

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
}
