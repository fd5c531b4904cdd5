package org.patchbay.offboarding.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.StepUp;
import org.patchbay.identity.entity.Need;
import org.patchbay.offboarding.control.Offboarding;
import org.patchbay.offboarding.control.OffboardingProgress;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.web.boundary.Languages;

/** A tenant leaves, over the API. */
@Path("tenants/{tenant}/offboarding")
@RequestScoped
@Tag(name = "Tenants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OffboardingResource {
  @Inject Offboarding offboarding;
  @Inject OffboardingProgress progress;
  @Inject Tenants tenants;
  @Context HttpServletRequest request;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(
      summary = "How far a tenant's leave is: what is left, and what holds it up",
      description = "There is none of a tenant that stays.")
  public OffboardingJson show(@PathParam("tenant") String slug) {
    return OffboardingJson.of(progress.get(tenants.named(slug)), Languages.of(request));
  }

  @PUT
  @AllowedTo(Need.PLATFORM_ADMIN)
  @StepUp
  @Operation(
      summary = "Have a tenant leave",
      description =
          "From the next request on its people change nothing and its machines run on. After its"
              + " rest (patchbay.tenant.offboard.rest) all that it has is retired; its trail stays. "
              + StepUp.DESCRIPTION)
  @APIResponse(responseCode = "204", description = "It rests")
  public void begin(@PathParam("tenant") String slug, OffboardingInput wanted) {
    offboarding.begin(tenants.named(slug).id(), wanted.wish());
  }

  @DELETE
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Call a tenant back while it rests")
  @APIResponse(responseCode = "204", description = "Everything is as before")
  public void recall(@PathParam("tenant") String slug) {
    offboarding.recall(tenants.named(slug).id());
  }

  @POST
  @Path("retries")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Try at once what holds up a tenant's leave")
  @APIResponse(responseCode = "204", description = "It is tried")
  public void retry(@PathParam("tenant") String slug) {
    progress.retry(tenants.named(slug));
  }
}
