package org.patchbay.container.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.container.control.ContainerSizing;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
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
import org.patchbay.web.boundary.Revision;

/** A container's size over the API. */
@Path("tenants/{tenant}/containers/{container}/size")
@RequestScoped
@Tag(name = "Containers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ContainerSizeResource {
  @Inject Containers containers;
  @Inject ContainerSizing sizing;
  @Inject Receipt receipt;
  @Inject HttpServletRequest call;
  @Inject Clock clock;
  @Context Request request;

  @Inject
  @ConfigProperty(name = "patchbay.host.stale-after")
  Duration staleAfter;

  @POST
  @Path("plan")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RESIZE)
  @WithConsent(HelpDeed.RESIZE)
  @Operation(summary = "What another size would mean for a container")
  public SizePlanJson plan(@PathParam("container") String name, SizeInput wanted) {
    return plan(containers.row(name).container(), wanted);
  }

  private SizePlanJson plan(Container container, SizeInput wanted) {
    return SizePlanJson.of(
        sizing.plan(container.id(), wanted.over(container.size())), Languages.of(call));
  }

  @PUT
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RESIZE)
  @WithConsent(HelpDeed.RESIZE)
  @Operation(summary = "Give a container another size")
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  @APIResponse(
      responseCode = "409",
      description = "The planId no longer holds; this is the new plan",
      content = @Content(schema = @Schema(implementation = SizePlanJson.class)))
  public Response resize(@PathParam("container") String name, SizeInput wanted) {
    ContainerRow row = containers.row(name);
    Container container = row.container();
    Revision.require(
        request, ContainerJson.of(row, row.status(clock.instant(), staleAfter), null).wish());
    try {
      return receipt.of(
          sizing.resize(container.id(), wanted.over(container.size()), wanted.consent()));
    } catch (Fault fault) {
      if (fault.code() != FaultCode.PLAN_OUTDATED) {
        throw fault;
      }
      return Response.status(Response.Status.CONFLICT).entity(plan(container, wanted)).build();
    }
  }
}
