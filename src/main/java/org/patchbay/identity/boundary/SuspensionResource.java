package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.Suspension;
import org.patchbay.tenant.control.Tenants;

/** Suspending a tenant over the API. */
@Path("tenants/{tenant}/suspension")
@RequestScoped
@Tag(name = "Tenants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SuspensionResource {
  @Inject Suspension suspension;
  @Inject Tenants tenants;

  @PUT
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Suspend a tenant: what runs goes on, its people change nothing")
  @APIResponse(responseCode = "204", description = "It counts from the next request on")
  public void suspend(@PathParam("tenant") String slug, SuspensionInput wanted) {
    suspension.suspend(tenants.named(slug).id(), wanted.reason());
  }

  @DELETE
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Resume a tenant")
  @APIResponse(responseCode = "204", description = "Its people may what they might before")
  public void resume(@PathParam("tenant") String slug) {
    suspension.resume(tenants.named(slug).id());
  }
}
