package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.patchbay.cluster.control.ClusterRows;
import org.patchbay.cluster.control.Firewalls;
import org.patchbay.cluster.control.NodeRows;
import org.patchbay.cluster.entity.ClusterRow;
import org.patchbay.cluster.entity.NodeRow;
import org.patchbay.container.control.Consoles;
import org.patchbay.container.control.ContainerRecovery;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** The page of one node: how it is, what it was asked, and how it was before. */
@Controller
@Path("t/{tenant}/nodes/{cluster}/{node}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class NodePages {
  @Inject ClusterRows clusters;
  @Inject NodeRows nodes;
  @Inject Consoles consoles;
  @Inject Firewalls firewalls;
  @Inject CurrentAccess access;
  @Inject ContainerRecovery recovery;
  @Inject View view;

  @GET
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  public Response show(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String cluster,
      @PathParam("node") String name) {
    ClusterRow row = clusters.named(cluster);
    NodeRow node = nodes.of(row.cluster().id(), name);
    if (access.get().may(Permission.CONSOLE)) {
      view.put("console", node.node().containerId().flatMap(consoles::of).orElse(null));
    }
    return view.put("row", row)
        .put("node", node)
        .put(
            "container",
            row.containers().stream()
                .filter(
                    c -> node.node().containerId().filter(c.container().id()::equals).isPresent())
                .findFirst()
                .orElse(null))
        .put("recoverable", node.node().containerId().filter(recovery::isPossible).isPresent())
        .put("firewall", firewalls.known(row.cluster(), node.node()).orElse(null))
        .put("outside", firewalls.place(node.node()).filter(p -> p.isOutside()).isPresent())
        .put("history", nodes.history(node.node()))
        .put("root", "/t/" + tenant)
        .show("cluster/node.html");
  }
}
