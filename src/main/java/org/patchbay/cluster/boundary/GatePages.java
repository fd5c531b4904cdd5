package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.patchbay.cluster.control.ClusterRows;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Gates;
import org.patchbay.cluster.control.NodeRows;
import org.patchbay.cluster.entity.ClusterRow;
import org.patchbay.cluster.entity.Node;
import org.patchbay.container.control.Consoles;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** The page on which a tenant decides about a node that holds up the others. */
@Controller
@Path("t/{tenant}/gates/{cluster}/{node}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class GatePages {
  private static final String GATE = "cluster/gate.html";

  @Inject ClusterRows rows;
  @Inject Clusters clusters;
  @Inject Gates gates;
  @Inject NodeRows nodes;
  @Inject Consoles consoles;
  @Inject View view;
  @Inject Clock clock;

  @GET
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  public Response show(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String cluster,
      @PathParam("node") String node) {
    return about(tenant, cluster, node, "").show(GATE);
  }

  private View about(String tenant, String cluster, String name, String reason) {
    ClusterRow row = rows.named(cluster);
    Node node = node(row, name);
    var marcher =
        gates.marching(row.cluster()).stream()
            .filter(one -> node.containerId().filter(one.container()::equals).isPresent())
            .findFirst();
    var container =
        row.containers().stream()
            .map(one -> one.container())
            .filter(one -> node.containerId().filter(one.id()::equals).isPresent())
            .findFirst();
    return view.put("row", row)
        .put("node", node)
        .put("container", container.orElse(null))
        .put("console", container.flatMap(one -> consoles.of(one.id())).orElse(null))
        .put("health", nodes.of(row.cluster().id(), node.name()))
        .put("marcher", marcher.orElse(null))
        .put("late", marcher.filter(one -> one.overdue(clock.instant())).isPresent())
        .put("reason", reason)
        .put("root", "/t/" + tenant);
  }

  private Node node(ClusterRow row, String name) {
    return clusters.nodes(row.cluster().id()).stream()
        .filter(node -> node.name().equals(name) || node.id().toString().equals(name))
        .findFirst()
        .orElseThrow(() -> Fault.notFound("node", name));
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  public Response decide(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String cluster,
      @PathParam("node") String name,
      @FormParam("decision") String decision,
      @FormParam("reason") String reason) {
    ClusterRow row = rows.named(cluster);
    try {
      var chosen = new GateInput(decision, reason).decided();
      gates.decide(row.cluster().id(), node(row, name).id(), chosen, reason);
      return view.go("/t/" + tenant + "/clusters/" + row.cluster().name());
    } catch (Fault fault) {
      if (fault.code() != FaultCode.INVALID_INPUT && fault.code() != FaultCode.CHANGED_MEANWHILE) {
        throw fault;
      }
      return about(tenant, cluster, name, reason == null ? "" : reason)
          .again(GATE, fault, "decision");
    }
  }
}
