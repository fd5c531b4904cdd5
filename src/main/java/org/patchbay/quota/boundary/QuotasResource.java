package org.patchbay.quota.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.entity.Need;
import org.patchbay.quota.control.QuotaLimiting;
import org.patchbay.quota.entity.NewLimits;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Tenant;

/** What a tenant may have. */
@Path("tenants/{tenant}/quotas")
@RequestScoped
@Tag(name = "Quotas")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class QuotasResource {
  @Inject Quotas quotas;
  @Inject QuotaLimiting limiting;
  @Inject Tenants tenants;
  @Inject CurrentAccess access;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "What the tenant may have, and has reserved")
  public QuotaList list(@PathParam("tenant") String slug) {
    return listed(access.tenant());
  }

  private QuotaList listed(Tenant tenant) {
    return new QuotaList(quotas.of(tenant.id()).stream().map(QuotaJson::of).toList());
  }

  @PUT
  @Path("{quota}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Set the limits of one quota; a raise ends")
  @APIResponse(
      responseCode = "200",
      description = "The quota, as it is now",
      content = @Content(schema = @Schema(implementation = QuotaJson.class)))
  public Response limit(
      @PathParam("tenant") String slug, @PathParam("quota") String name, NewLimits wanted) {
    Tenant tenant = tenants.named(slug);
    limiting.set(tenant, name, wanted);
    return Response.ok(QuotaJson.of(quotas.named(tenant.id(), name))).build();
  }
}
