package org.patchbay.container.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.container.control.ContainerRecovery;
import org.patchbay.container.control.Containers;
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

/** A container without its lost host, over the API. */
@Path("tenants/{tenant}/containers/{container}/recovery")
@RequestScoped
@Tag(name = "Containers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RecoveryResource {
  @Inject Containers containers;
  @Inject ContainerRecovery recovery;
  @Inject Receipt receipt;
  @Inject HttpServletRequest call;

  @GET
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RECOVER)
  @WithConsent(HelpDeed.RECOVER)
  @Operation(summary = "What it means for a container to do without what is on a lost host")
  public RecoveryJson plan(@PathParam("container") String name) {
    return plan(containers.row(name).container().id());
  }

  private RecoveryJson plan(UUID id) {
    return RecoveryJson.of(recovery.plan(id), Languages.of(call));
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RECOVER)
  @WithConsent(HelpDeed.RECOVER)
  @Operation(summary = "Make a container on another host, or let it go on without its data")
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  @APIResponse(
      responseCode = "409",
      description = "The planId no longer holds; this is the new plan",
      content = @Content(schema = @Schema(implementation = RecoveryJson.class)))
  public Response recover(@PathParam("container") String name, RecoveryInput wanted) {
    UUID id = containers.row(name).container().id();
    try {
      return receipt.of(recovery.recover(id, wanted.planId(), wanted.confirmed()));
    } catch (Fault fault) {
      if (fault.code() != FaultCode.PLAN_OUTDATED) {
        throw fault;
      }
      return Response.status(Response.Status.CONFLICT).entity(plan(id)).build();
    }
  }
}
