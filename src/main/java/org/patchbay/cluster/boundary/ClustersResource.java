package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.cluster.boundary.ClusterJson.NodeJson;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.ClusterPower;
import org.patchbay.cluster.control.ClusterRows;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Declaring;
import org.patchbay.cluster.control.Gates;
import org.patchbay.cluster.control.NodeRows;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.ClusterRow;
import org.patchbay.cluster.entity.Node;
import org.patchbay.cluster.entity.NodeRow;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.StepUp;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.operation.boundary.Receipt;
import org.patchbay.probe.entity.ClusterHealth;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Languages;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.Revision;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** A tenant's clusters over the API. */
@Path("tenants/{tenant}/clusters")
@RequestScoped
@Tag(name = "Clusters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ClustersResource {
  private static final Duration FRESH = Duration.ofMinutes(10);

  @Inject Clusters clusters;
  @Inject ClusterRows rows;
  @Inject NodeRows nodes;
  @Inject Planner planner;
  @Inject Approval approval;
  @Inject Retirement retirement;
  @Inject ClusterPower power;
  @Inject Gates gates;
  @Inject Declaring declaring;
  @Inject Receipt receipt;
  @Inject HttpServletRequest request;
  @Inject Clock clock;
  @Context Request ifMatch;

  @Inject
  @ConfigProperty(name = "patchbay.host.stale-after")
  Duration staleAfter;

  @GET
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  @Operation(summary = "The tenant's clusters, by name")
  public Slice<ClusterJson> list(@BeanParam Paging paging) {
    String after = paging.cursor(1).map(cursor -> cursor.key(0)).orElse("");
    Slice<ClusterRow> page =
        Slice.of(
            rows.page(after, paging.limit() + 1),
            paging.limit(),
            row -> Cursor.after(row.cluster().name()));
    Map<UUID, ClusterHealth> healths = nodes.health(page.items());
    return page.map(row -> json(row, healths.get(row.cluster().id()), null));
  }

  @POST
  @Path("plan")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  @Operation(summary = "What a cluster would be: hosts and why, addresses, quota, rules")
  public PlanJson plan(ClusterInput wanted) {
    return plan(wanted, clock);
  }

  private PlanJson plan(ClusterInput wanted, Clock now) {
    return PlanJson.of(
        planner.preview(wanted.request()), now.instant().plus(FRESH), Languages.of(request));
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  @Operation(summary = "Make a cluster")
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  @APIResponse(
      responseCode = "409",
      description = "The planId no longer holds; this is the new plan",
      content = @Content(schema = @Schema(implementation = PlanJson.class)))
  public Response create(ClusterInput wanted) {
    try {
      return receipt.of(approval.approve(wanted.request(), wanted.planId(), wanted.confirmed()));
    } catch (Fault fault) {
      if (fault.code() != FaultCode.PLAN_OUTDATED) {
        throw fault;
      }
      return Response.status(Response.Status.CONFLICT).entity(plan(wanted, clock)).build();
    }
  }

  @GET
  @Path("{cluster}")
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  @Operation(summary = "One cluster with its nodes")
  @APIResponse(
      responseCode = "200",
      description = "The cluster; its ETag is that of what is wanted",
      content = @Content(schema = @Schema(implementation = ClusterJson.class)))
  public Response show(@PathParam("cluster") String name) {
    ClusterJson json = json(name);
    return Revision.of(json, json.wish());
  }

  private ClusterJson json(String name) {
    ClusterRow row = rows.named(name);
    return json(row, nodes.health(row), clusters.nodes(row.cluster().id()));
  }

  private ClusterJson json(ClusterRow row, ClusterHealth health, List<Node> theirs) {
    return ClusterJson.of(row, row.status(clock.instant(), staleAfter), health, theirs);
  }

  @GET
  @Path("{cluster}/nodes/{node}")
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  @Operation(summary = "One node: its roles, the container it runs in, its health and how that was")
  public NodeDetailJson node(@PathParam("cluster") String name, @PathParam("node") String node) {
    NodeJson found = nodeOf(name, node);
    NodeRow row = nodes.of(rows.named(name).cluster().id(), found.name());
    HealthJson health = HealthJson.of(row, nodes.history(row.node()), Languages.of(request));
    return NodeDetailJson.of(found, health);
  }

  private NodeJson nodeOf(String name, String node) {
    return json(name).nodes().stream()
        .filter(one -> one.name().equals(node) || one.id().toString().equals(node))
        .findFirst()
        .orElseThrow(() -> Fault.notFound("node", node));
  }

  @PUT
  @Path("{cluster}/power")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.POWER)
  @WithConsent(HelpDeed.POWER)
  @Operation(summary = "Start or stop a whole cluster, wave by wave")
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  public Response power(@PathParam("cluster") String name, ClusterPowerInput wanted) {
    ClusterJson json = json(name);
    Revision.require(ifMatch, json.wish());
    return receipt.of(power.power(json.id(), wanted.power(), wanted.confirmed()));
  }

  @PUT
  @Path("{cluster}/declarations")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  @Operation(summary = "Declare shared storage, load balancer, strict anti-affinity, extensions")
  public DeclarationsJson declare(@PathParam("cluster") String name, DeclarationsJson wanted) {
    ClusterJson json = json(name);
    Revision.require(ifMatch, json.wish());
    declaring.declare(json.id(), wanted.declarations(), wanted.secretKey());
    return json(name).declarations();
  }

  @PUT
  @Path("{cluster}/nodes/{node}/gate")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  @Operation(summary = "Decide about a node that holds up the wave behind it")
  @APIResponse(responseCode = "204", description = "Decided")
  public void decide(
      @PathParam("cluster") String name, @PathParam("node") String node, GateInput input) {
    gates.decide(json(name).id(), nodeOf(name, node).id(), input.decided(), input.reason());
  }

  @DELETE
  @Path("{cluster}")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RETIRE)
  @StepUp
  @Operation(
      summary = "Retire a cluster: every container goes, then the cluster",
      description = StepUp.DESCRIPTION)
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  public Response retire(@PathParam("cluster") String name) {
    ClusterJson json = json(name);
    Revision.require(ifMatch, json.wish());
    return receipt.of(retirement.retire(json.id()));
  }
}
