package org.patchbay.container.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.container.control.ContainerLife;
import org.patchbay.container.control.Containers;
import org.patchbay.container.control.Search;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.StepUp;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.network.control.Addresses;
import org.patchbay.operation.boundary.Receipt;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.Revision;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** A tenant's containers over the API. */
@Path("tenants/{tenant}/containers")
@RequestScoped
@Tag(name = "Containers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ContainersResource {
  private static final UUID FIRST = new UUID(0, 0);

  @Inject Containers containers;
  @Inject ContainerLife life;
  @Inject Addresses addresses;
  @Inject Receipt receipt;
  @Inject Clock clock;
  @Context Request request;

  @Inject
  @ConfigProperty(name = "patchbay.host.stale-after")
  Duration staleAfter;

  @GET
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  @Operation(summary = "The tenant's containers, by name")
  public Slice<ContainerJson> list(
      @BeanParam Paging paging, @QueryParam("q") @DefaultValue("") String search) {
    Optional<Cursor> place = paging.cursor(2);
    var rows =
        containers.page(
            place.map(cursor -> cursor.key(0)).orElse(""),
            place.map(cursor -> cursor.id(1)).orElse(FIRST),
            Search.of(search),
            paging.limit() + 1);
    return Slice.of(
            rows, paging.limit(), row -> Cursor.after(row.container().name(), row.container().id()))
        .map(row -> ContainerJson.of(row, row.status(clock.instant(), staleAfter), null));
  }

  @GET
  @Path("{container}")
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  @Operation(summary = "One container with its addresses")
  @APIResponse(
      responseCode = "200",
      description = "The container; its ETag is that of what is wanted",
      content = @Content(schema = @Schema(implementation = ContainerJson.class)))
  public Response show(@PathParam("container") String name) {
    ContainerJson json = json(containers.row(name));
    return Revision.of(json, json.wish());
  }

  private ContainerJson json(ContainerRow row) {
    return ContainerJson.of(
        row, row.status(clock.instant(), staleAfter), addresses.of(row.container().id()));
  }

  @PUT
  @Path("{container}/power")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.POWER)
  @WithConsent(HelpDeed.POWER)
  @Operation(summary = "Start or stop a container")
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  public Response power(@PathParam("container") String name, PowerInput wanted) {
    ContainerRow row = containers.row(name);
    Revision.require(request, json(row).wish());
    return receipt.of(
        life.power(row.container().id(), wanted.power(), wanted.force(), wanted.confirmed()));
  }

  @DELETE
  @Path("{container}")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RETIRE)
  @StepUp
  @Operation(
      summary = "Retire a container that is free: one that no node runs in",
      description = StepUp.DESCRIPTION)
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  public Response retire(@PathParam("container") String name) {
    return receipt.of(life.retireFree(containers.row(name).container().id()));
  }

  @POST
  @Path("{container}/reboots")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.POWER)
  @WithConsent(HelpDeed.POWER)
  @Operation(summary = "Restart a container once")
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  public Response reboot(@PathParam("container") String name) {
    return receipt.of(life.reboot(containers.row(name).container().id()));
  }
}
