package org.patchbay.membership.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.membership.control.OrganizationProgress;
import org.patchbay.tenant.control.Tenants;

/** A tenant's organization at the login service, over the API. */
@Path("tenants/{tenant}/organization")
@RequestScoped
@Tag(name = "Tenants")
@Produces(MediaType.APPLICATION_JSON)
public class OrganizationResource {
  @Inject OrganizationProgress progress;
  @Inject Tenants tenants;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "How far the tenant's organization at the login service is")
  public OrganizationView show(@PathParam("tenant") String slug) {
    UUID id = tenants.named(slug).id();
    return new OrganizationView(
        progress.of(id).name(), progress.trouble(id).map(t -> t.code().name()).orElse(null));
  }

  @POST
  @Path("retries")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Try at once what the login service did not take")
  @APIResponse(responseCode = "204", description = "It is tried")
  public void retry(@PathParam("tenant") String slug) {
    progress.retry(tenants.named(slug).id());
  }
}
