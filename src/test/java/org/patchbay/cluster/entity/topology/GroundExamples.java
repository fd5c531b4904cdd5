package org.patchbay.cluster.entity.topology;

import static org.patchbay.cluster.entity.topology.Drafts.changed;
import static org.patchbay.cluster.entity.topology.Drafts.node;
import static org.patchbay.cluster.entity.topology.Drafts.standard;
import static org.patchbay.cluster.entity.topology.Drafts.stored;
import static org.patchbay.cluster.entity.topology.Drafts.with;
import static org.patchbay.cluster.entity.topology.Example.draft;

import java.util.UUID;
import java.util.stream.Stream;
import org.patchbay.catalogue.entity.OperatingSystem;
import org.patchbay.hypervisor.entity.StorageClass;

/** Examples for S1 to A1. */
final class GroundExamples {
  private static final UUID HOST = new UUID(0, 1);

  private GroundExamples() {}

  static Stream<Example> grounds() {
    DraftNode second = node("acme-wk-2", "wk");
    Bond shared = new Bond(HOST, true);
    return Stream.of(
        draft("S1: two workers, nothing shared", with(standard(), second), "S1:E:wk:S"),
        draft("S1: two workers and storage", stored(with(standard(), second))),
        draft(
            "S2: a slow disk",
            changed(standard(), "sql", n -> n.disk(StorageClass.STANDARD)),
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
}
