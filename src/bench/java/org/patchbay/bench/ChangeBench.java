package org.patchbay.bench;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.NodeSize;
import org.patchbay.catalogue.entity.OperatingSystem;
import org.patchbay.catalogue.entity.Size;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.WantedNode;
import org.patchbay.cluster.entity.WantedSize;
import org.patchbay.cluster.entity.change.ChangePreview;
import org.patchbay.cluster.entity.change.ClusterEdit;
import org.patchbay.cluster.entity.topology.Attachment;
import org.patchbay.cluster.entity.topology.CheckOptions;
import org.patchbay.cluster.entity.topology.ClusterDraft;
import org.patchbay.cluster.entity.topology.DraftNode;
import org.patchbay.cluster.entity.topology.Topology;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.testing.EngineContainer;
import org.patchbay.testing.Postgres;
import org.patchbay.testing.SimulatedPlatform;

/** How long the rules take for 200 nodes, and the preview of a change on 1,250 hosts. */
class ChangeBench {
  private static final int HOSTS = 1250;
  private static final int NODES = 30;

  /** So many can be asked; the others are rows like theirs, and a preview asks none. */
  private static final int REAL = 10;

  @TempDir Path folder;

  @Test
  void rulesAndPreviewOfAChange() throws Exception {
    Map<String, String> settings =
        new HashMap<>(SimulatedPlatform.settings(Postgres.freshDatabase(), folder));
    settings.put("patchbay.host.observe-every", "PT1H");
    settings.put("patchbay.host.stale-after", "PT2H");
    // Nobody makes anything: hosts that are only rows can't be asked.
    settings.put("patchbay.worker.threads", "0");
    try (EngineContainer portal = EngineContainer.start(settings, List.of())) {
      System.out.println(Sample.heading());
      rules(portal.get(Catalogues.class).current().version("5.7").orElseThrow());
      preview(portal);
    }
  }

  private static void rules(VersionCatalogue version) throws Exception {
    ClusterDraft draft = draft(version, 200);
    long[] nanos = new long[500];
    for (int i = -500; i < nanos.length; i++) {
      long begin = System.nanoTime();
      List<Violation> found = Topology.check(draft, version, CheckOptions.ACTIVATING);
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begin;
      }
      if (found.isEmpty()) {
        throw new IllegalStateException("200 nodes without shared storage break S1");
      }
    }
    System.out.println(Sample.of(nanos).line("Topology.check of 200 nodes"));
  }

  /** Every role in turn, on 40 hosts. */
  private static ClusterDraft draft(VersionCatalogue version, int count) throws Exception {
    List<String> roles = List.copyOf(version.roles().keySet());
    List<DraftNode> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] address = {10, 0, (byte) (i / 200), (byte) (10 + i % 200)};
      nodes.add(
          DraftNode.of(
                  "node-" + i,
                  List.of(roles.get(i % roles.size())),
                  new NodeSize(new Size(2, 4096, 20), 4, 8192),
                  new OperatingSystem("patchbay-lab", "1", "x86_64"))
              .privateNet(Optional.of(Attachment.at(InetAddress.getByAddress(address))))
              .host(new UUID(0, i % 40)));
    }
    return ClusterDraft.of("bench", version.version(), nodes);
  }

  private void preview(EngineContainer portal) throws Exception {
    SimulatedPlatform platform = SimulatedPlatform.in(portal, REAL, 60);
    likeTheFirst(portal, HOSTS - REAL);
    UUID acme = platform.tenant("acme");
    platform.as(acme, () -> approve(portal));
    ClusterEdit grow = sip(NODES - 8);
    platform.as(acme, () -> change(portal, grow));
    ClusterEdit edit = new ClusterEdit(sip(4).add(), Set.of("voice-sip-1", "voice-sip-5"), null);
    long[] nanos = new long[60];
    for (int i = -20; i < nanos.length; i++) {
      long begin = System.nanoTime();
      ChangePreview preview = platform.as(acme, () -> preview(portal, edit));
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begin;
      }
      if (preview.arrivals().size() != 4 || preview.unchanged() != NODES - 2) {
        throw new IllegalStateException(preview.toString());
      }
    }
    System.out.println(
        Sample.of(nanos).line("preview of a change, 30 nodes on " + HOSTS + " hosts"));
  }

  private static void likeTheFirst(EngineContainer portal, int count) {
    run(
        portal,
        "insert into host select (jsonb_populate_record(h, jsonb_build_object('id',"
            + " gen_random_uuid(), 'name', 'row' || n, 'uri', 'simulated://bench/row' || n,"
            + " 'host_uuid', gen_random_uuid(), 'host_name', 'row' || n))).*"
            + " from host h, generate_series(1, "
            + count
            + ") n where h.name = 'h1'");
    for (String table : List.of("host_pool", "pool_offer")) {
      run(
          portal,
          ("insert into %1$s select (jsonb_populate_record(p, jsonb_build_object('host_id',"
                  + " r.id))).* from %1$s p join host h on h.id = p.host_id and h.name = 'h1',"
                  + " host r where r.name like 'row%%'")
              .formatted(table));
    }
    run(portal, "analyze host");
  }

  private static void run(EngineContainer portal, String sql) {
    portal.inTransaction(() -> portal.em().createNativeQuery(sql).executeUpdate());
  }

  private static ClusterEdit sip(int count) {
    return new ClusterEdit(
        Collections.nCopies(count, WantedNode.of(List.of("sip"), WantedSize.named("half"))),
        null,
        null);
  }

  private static UUID approve(EngineContainer portal) {
    var request = SimulatedPlatform.request("voice", "standard");
    var preview = portal.get(Planner.class).preview(request);
    return portal.get(Approval.class).approve(request, null, confirmed(preview.warnings()));
  }

  private static UUID change(EngineContainer portal, ClusterEdit edit) {
    Cluster cluster = portal.get(Clusters.class).named("voice");
    var confirmed = confirmed(preview(portal, edit).warnings());
    return portal.get(ChangeApproval.class).approve(cluster.id(), edit, null, confirmed);
  }

  private static ChangePreview preview(EngineContainer portal, ClusterEdit edit) {
    Cluster cluster = portal.get(Clusters.class).named("voice");
    return portal.get(ChangePlanner.class).preview(cluster, edit);
  }

  private static Set<String> confirmed(List<Violation> warnings) {
    return warnings.stream().map(Violation::confirmation).collect(Collectors.toSet());
  }
}
