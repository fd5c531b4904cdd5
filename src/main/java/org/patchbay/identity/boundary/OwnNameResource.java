package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.control.ReturnAddresses;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.OwnNames;
import org.patchbay.tenant.control.Tenants;

/** A tenant's own host name over the API. */
@Path("tenants/{tenant}/own-name")
@RequestScoped
@Tag(name = "Tenants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OwnNameResource {
  @Inject OwnNames names;
  @Inject ReturnAddresses returns;
  @Inject Tenants tenants;

  @PUT
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(
      summary = "Give a tenant a host name of its own",
      description =
          "Under it there is nothing but this tenant, in its brand. DNS, certificate, reverse proxy and the login"
              + " service's redirect addresses are the operator's.")
  @APIResponse(responseCode = "204", description = "It counts from the next request on")
  public void give(@PathParam("tenant") String slug, OwnNameInput wanted) {
    names.give(tenants.named(slug).id(), wanted.ownName());
  }

  @DELETE
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Take a tenant's own host name back")
  @APIResponse(responseCode = "204", description = "Others may have it")
  public void take(@PathParam("tenant") String slug) {
    names.take(tenants.named(slug).id());
  }

  @POST
  @Path("check")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(
      summary = "Ask the login service whether it leads people back to the tenant's own host name")
  @APIResponse(
      responseCode = "200",
      description = "What it says of each address",
      content = @Content(schema = @Schema(implementation = ReturnsJson.class)))
  public ReturnsJson check(@PathParam("tenant") String slug) {
    return new ReturnsJson(
        names.own(tenants.named(slug).id()).map(returns::under).orElse(List.of()));
  }
}
