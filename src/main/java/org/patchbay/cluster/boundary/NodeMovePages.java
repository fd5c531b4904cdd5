package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.patchbay.cluster.control.ClusterRows;
import org.patchbay.cluster.control.MovePlanner;
import org.patchbay.cluster.control.NodeMoving;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.move.MoveRequest;
import org.patchbay.container.control.Occupancy;
import org.patchbay.container.control.Offers;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** The pages on which a tenant moves a node to another container: ask, see, agree. */
@Controller
@Path("t/{tenant}/node-move/{cluster}/{node}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class NodeMovePages {
  private static final String FORM = "cluster/move.html";
  private static final String PREVIEW = "cluster/move-preview.html";

  @Inject ClusterRows rows;
  @Inject MovePlanner planner;
  @Inject NodeMoving moving;
  @Inject Occupancy occupancy;
  @Inject Offers offers;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  public Response form(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String cluster,
      @PathParam("node") String node) {
    return form(tenant, cluster, node, new MoveRequest(null, null)).show(FORM);
  }

  private View form(String tenant, String cluster, String name, MoveRequest wanted) {
    Cluster theirs = rows.named(cluster).cluster();
    Node node = planner.node(theirs, name);
    List<String> hosts =
        offers.current().stream()
            .filter(host -> host.enabled() && host.reachable())
            .map(host -> host.name())
            .toList();
    return view.put("cluster", theirs)
        .put("node", node)
        .put("free", occupancy.free())
        .put("hosts", hosts)
        .put("wanted", wanted)
        .put("root", "/t/" + tenant);
  }

  /** A preview has no address of its own: who opens it again begins anew. */
  @GET
  @Path("preview")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  public Response again(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String cluster,
      @PathParam("node") String node) {
    Cluster theirs = rows.named(cluster).cluster();
    String name = planner.node(theirs, node).name();
    return view.go("/t/" + tenant + "/node-move/" + theirs.name() + "/" + name);
  }

  @POST
  @Path("preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  public Response preview(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String cluster,
      @PathParam("node") String node,
      MultivaluedMap<String, String> fields) {
    MoveRequest wanted = wanted(fields);
    try {
      return shown(tenant, cluster, node, wanted, Set.of()).show(PREVIEW);
    } catch (Fault fault) {
      return form(tenant, cluster, node, wanted).again(FORM, fault, "container");
    }
  }

  private static MoveRequest wanted(MultivaluedMap<String, String> fields) {
    return new MoveRequest(fields.getFirst("container"), fields.getFirst("host"));
  }

  private View shown(
      String tenant, String cluster, String node, MoveRequest wanted, Set<String> confirmed) {
    Cluster theirs = rows.named(cluster).cluster();
    return view.put("cluster", theirs)
        .put("plan", planner.preview(theirs, planner.node(theirs, node), wanted))
        .put("wanted", wanted)
        .put("confirmed", confirmed)
        .put("root", "/t/" + tenant);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  public Response approve(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String name,
      @PathParam("node") String node,
      MultivaluedMap<String, String> fields) {
    Cluster cluster = rows.named(name).cluster();
    MoveRequest wanted = wanted(fields);
    Set<String> confirmed = Set.copyOf(fields.getOrDefault("confirm", List.of()));
    try {
      UUID id = planner.node(cluster, node).id();
      UUID operation = moving.move(cluster.id(), id, wanted, fields.getFirst("plan"), confirmed);
      return view.go("/t/" + tenant + "/operations/" + operation);
    } catch (Fault fault) {
      return fault.code() == FaultCode.PLAN_OUTDATED
              || fault.code() == FaultCode.CONFIRMATION_MISSING
          ? shown(tenant, name, node, wanted, confirmed).again(PREVIEW, fault, "plan")
          : form(tenant, name, node, wanted).again(FORM, fault, "container");
    }
  }
}
