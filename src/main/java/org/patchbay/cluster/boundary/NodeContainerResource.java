package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.MovePlanner;
import org.patchbay.cluster.control.NodeMoving;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.operation.boundary.Receipt;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Languages;

/** In which container a node runs, over the API. */
@Path("tenants/{tenant}/clusters/{cluster}/nodes/{node}/container")
@RequestScoped
@Tag(name = "Clusters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NodeContainerResource {
  private static final Duration FRESH = Duration.ofMinutes(10);

  @Inject Clusters clusters;
  @Inject MovePlanner planner;
  @Inject NodeMoving moving;
  @Inject Receipt receipt;
  @Inject HttpServletRequest request;
  @Inject Clock clock;

  @POST
  @Path("plan")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  @Operation(summary = "What moving a node to another container would do")
  public MovePlanJson plan(
      @PathParam("cluster") String cluster, @PathParam("node") String node, MoveInput wanted) {
    return plan(clusters.named(cluster), node, wanted);
  }

  private MovePlanJson plan(Cluster cluster, String node, MoveInput wanted) {
    return MovePlanJson.of(
        planner.preview(cluster, planner.node(cluster, node), wanted.request()),
        clock.instant().plus(FRESH),
        Languages.of(request));
  }

  @PUT
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  @Operation(summary = "Move a node, with its identity and its data disk, to another container")
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  @APIResponse(
      responseCode = "409",
      description = "The planId no longer holds; this is the new plan",
      content = @Content(schema = @Schema(implementation = MovePlanJson.class)))
  public Response move(
      @PathParam("cluster") String name, @PathParam("node") String node, MoveInput wanted) {
    Cluster cluster = clusters.named(name);
    try {
      return receipt.of(
          moving.move(
              cluster.id(),
              planner.node(cluster, node).id(),
              wanted.request(),
              wanted.planId(),
              wanted.confirmed()));
    } catch (Fault fault) {
      if (fault.code() != FaultCode.PLAN_OUTDATED) {
        throw fault;
      }
      return Response.status(Response.Status.CONFLICT).entity(plan(cluster, node, wanted)).build();
    }
  }
}
