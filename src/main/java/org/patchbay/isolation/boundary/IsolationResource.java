package org.patchbay.isolation.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.isolation.control.IsolationChecks;
import org.patchbay.tenant.entity.Permission;

/** A tenant's isolation over the API. */
@Path("tenants/{tenant}/isolation")
@RequestScoped
@Tag(name = "Isolation")
@Produces(MediaType.APPLICATION_JSON)
public class IsolationResource {
  private static final int MOST = 20;

  @Inject IsolationChecks checks;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "The last checks of the tenant's isolation, the latest first")
  public List<IsolationJson> list() {
    return checks.latest(MOST).stream().map(IsolationJson::of).toList();
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  @Operation(summary = "Check now whether the tenant's nodes are among themselves")
  @APIResponse(
      responseCode = "202",
      description = "It is under way, or was already",
      content = @Content(schema = @Schema(implementation = IsolationJson.class)))
  public Response check() {
    return Response.accepted(IsolationJson.of(checks.ask())).build();
  }
}
