package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.cluster.control.ClusterRows;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Gates;
import org.patchbay.cluster.control.NodeMoves;
import org.patchbay.cluster.control.NodeRows;
import org.patchbay.cluster.entity.ClusterRow;
import org.patchbay.cluster.entity.ClusterStatus;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.NodeRow;
import org.patchbay.cluster.entity.SshKeys;
import org.patchbay.container.control.ClusterCaps;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.Power;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.network.control.Addresses;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.Nic;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.OperationFilter;
import org.patchbay.probe.entity.ClusterHealth;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** A tenant's pages about its clusters; those that change one are in {@link ClusterChanges}. */
@Controller
@Path("t/{tenant}/clusters")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ClusterPages {
  private static final int LATEST = 5;

  @Inject Clusters clusters;
  @Inject ClusterRows rows;
  @Inject Addresses addresses;
  @Inject Segments segments;
  @Inject NodeRows nodes;
  @Inject Gates gates;
  @Inject NodeMoves moves;
  @Inject ClusterCaps caps;
  @Inject OperationList operations;
  @Inject View view;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.host.stale-after")
  Duration staleAfter;

  /** A cluster in the list. */
  public record Line(ClusterRow row, ClusterStatus status, ClusterHealth health) {}

  /**
   * A container of a cluster with what stands in its row.
   *
   * @param node that runs there; null when none does
   */
  public record ContainerLine(ContainerRow row, Object status, NodeRow node, List<Nic> nics) {}

  @GET
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  public Response list(@PathParam("tenant") String tenant, @BeanParam Paging paging) {
    String after = paging.cursor(1).map(cursor -> cursor.key(0)).orElse("");
    Slice<ClusterRow> page =
        Slice.of(
            rows.page(after, paging.limit() + 1),
            paging.limit(),
            row -> Cursor.after(row.cluster().name()));
    Map<UUID, ClusterHealth> health = nodes.health(page.items());
    Slice<Line> slice =
        page.map(
            row ->
                new Line(
                    row, row.status(clock.instant(), staleAfter), health.get(row.cluster().id())));
    String root = "/t/" + tenant + "/clusters";
    return view.put("slice", slice)
        .put("root", root)
        .put("first", after.isEmpty() ? null : root)
        .show("cluster/index.html");
  }

  @GET
  @Path("{cluster}")
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  public Response show(@PathParam("tenant") String tenant, @PathParam("cluster") String name) {
    ClusterRow row = rows.named(name);
    Map<UUID, List<Nic>> nics = nics(row);
    Map<UUID, NodeRow> running = running(row);
    List<ContainerLine> lines =
        row.containers().stream()
            .map(
                c ->
                    new ContainerLine(
                        c,
                        c.status(clock.instant(), staleAfter),
                        running.get(c.container().id()),
                        nics.getOrDefault(c.container().id(), List.of())))
            .toList();
    return view.put("row", row)
        .put("keys", row.cluster().sshKeys().stream().map(SshKeys::brief).toList())
        .put("status", row.status(clock.instant(), staleAfter))
        .put("health", nodes.health(row))
        .put("lines", lines)
        .put(
            "operations",
            operations.page(OperationFilter.ALL.about("cluster", row.cluster().id()), LATEST))
        .put("segment", segments.of(nics.values().stream().flatMap(List::stream).toList()))
        .put("declared", row.cluster().declarations())
        .put("caps", caps.of(row.cluster().id()).lines())
        .put("marching", gates.marching(row.cluster()))
        .put("nodes", clusters.nodes(row.cluster().id()))
        .put("moves", moves.ofCluster(row.cluster().id()))
        .put("skipped", skipped(row))
        .put("now", clock.instant())
        .put("anyOn", any(row, Power.ON))
        .put("anyOff", any(row, Power.OFF))
        .put("root", "/t/" + tenant)
        .show("cluster/show.html");
  }

  /** The nodes, by the containers they run in. */
  private Map<UUID, NodeRow> running(ClusterRow row) {
    return nodes.of(row.cluster().id()).stream()
        .filter(node -> node.node().containerId().isPresent())
        .collect(
            Collectors.toMap(node -> node.node().containerId().orElseThrow(), Function.identity()));
  }

  private List<Node> skipped(ClusterRow row) {
    return clusters.nodes(row.cluster().id()).stream()
        .filter(node -> node.skipped().isPresent())
        .toList();
  }

  private static boolean any(ClusterRow row, Power power) {
    return row.containers().stream().anyMatch(line -> line.container().power() == power);
  }

  private Map<UUID, List<Nic>> nics(ClusterRow row) {
    List<UUID> ids = row.containers().stream().map(c -> c.container().id()).toList();
    return ids.isEmpty()
        ? Map.of()
        : addresses.of(ids).stream().collect(Collectors.groupingBy(Nic::containerId));
  }
}
