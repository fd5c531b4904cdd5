package org.patchbay.dashboard.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.cluster.boundary.ClusterPages;
import org.patchbay.cluster.control.ClusterRows;
import org.patchbay.cluster.control.NodeRows;
import org.patchbay.cluster.entity.ClusterRow;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.entity.Need;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.OperationFilter;
import org.patchbay.probe.entity.ClusterHealth;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.web.boundary.View;

/** A tenant at a glance. */
@Controller
@Path("t/{tenant}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class TenantPages {
  private static final int LATEST = 8;

  @Inject ClusterRows clusters;
  @Inject NodeRows nodes;
  @Inject OperationList operations;
  @Inject Quotas quotas;
  @Inject CurrentAccess access;
  @Inject View view;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "patchbay.host.stale-after")
  Duration staleAfter;

  @GET
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  public Response overview(@PathParam("tenant") String slug) {
    List<ClusterRow> rows = clusters.page("", LATEST);
    Map<UUID, ClusterHealth> health = nodes.health(rows);
    List<ClusterPages.Line> lines =
        rows.stream()
            .map(
                row ->
                    new ClusterPages.Line(
                        row,
                        row.status(clock.instant(), staleAfter),
                        health.get(row.cluster().id())))
            .toList();
    return view.put("lines", lines)
        .put("operations", operations.page(OperationFilter.ALL, LATEST))
        .put("quotas", quotas.of(access.tenant().id()))
        .put("root", "/t/" + slug)
        .show("dashboard/tenant.html");
  }
}
