package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.control.Clusters;
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

/** Changes of a tenant's clusters over the API. */
@Path("tenants/{tenant}/clusters/{cluster}/changes")
@RequestScoped
@Tag(name = "Clusters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ChangesResource {
  private static final Duration FRESH = Duration.ofMinutes(10);

  @Inject Clusters clusters;
  @Inject ChangePlanner planner;
  @Inject ChangeApproval approval;
  @Inject Receipt receipt;
  @Inject HttpServletRequest request;
  @Inject Clock clock;

  @POST
  @Path("plan")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  @Operation(summary = "What a change would do, as a difference to what is")
  public ChangePlanJson plan(@PathParam("cluster") String name, ChangeInput wanted) {
    return plan(clusters.named(name), wanted);
  }

  private ChangePlanJson plan(Cluster cluster, ChangeInput wanted) {
    return ChangePlanJson.of(
        planner.preview(cluster, wanted.edit()),
        clock.instant().plus(FRESH),
        Languages.of(request));
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  @Operation(summary = "Add nodes to a cluster, remove nodes, make a node the master of its role")
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  @APIResponse(
      responseCode = "409",
      description = "The planId no longer holds; this is the new plan",
      content = @Content(schema = @Schema(implementation = ChangePlanJson.class)))
  public Response change(@PathParam("cluster") String name, ChangeInput wanted) {
    Cluster cluster = clusters.named(name);
    try {
      return receipt.of(
          approval.approve(cluster.id(), wanted.edit(), wanted.planId(), wanted.confirmed()));
    } catch (Fault fault) {
      if (fault.code() != FaultCode.PLAN_OUTDATED) {
        throw fault;
      }
      return Response.status(Response.Status.CONFLICT).entity(plan(cluster, wanted)).build();
    }
  }
}
