package org.patchbay.helpdesk.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.fault.entity.Fault;
import org.patchbay.helpdesk.control.PlatformGlasses;
import org.patchbay.helpdesk.entity.BreakGlass;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.StepUp;
import org.patchbay.identity.boundary.TenantChoice;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.boundary.ApiApplication;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Slice;

/** Administrators act in a tenant in an emergency. */
@Path("break-glass")
@RequestScoped
@Tag(name = "Break-glass")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BreakGlassResource {
  @Inject PlatformGlasses glasses;
  @Inject GlassSlices slices;
  @Inject Tenants tenants;
  @Inject TenantChoice owners;
  @Inject Clock clock;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Emergency accesses to all tenants, running and past, newest first")
  public Slice<GlassJson> list(@BeanParam Paging paging) {
    return owners.told(slices.ofAll(paging), BreakGlass::tenantId, this::json);
  }

  @POST
  @AllowedTo(Need.PLATFORM_ADMIN)
  @StepUp
  @Operation(
      summary =
          "Act in a tenant for some minutes; its owners and the other administrators are told",
      description = StepUp.DESCRIPTION)
  @APIResponse(
      responseCode = "201",
      description = "It holds from now on",
      content = @Content(schema = @Schema(implementation = GlassJson.class)))
  public Response begin(NewGlass wanted) {
    BreakGlass glass = glasses.begin(tenant(wanted.tenant()), wanted.wish());
    return Response.created(URI.create(ApiApplication.PATH + "/break-glass/" + glass.id()))
        .entity(json(glass))
        .build();
  }

  private Tenant tenant(String slug) {
    return tenants
        .find(slug == null ? "" : slug.strip())
        .orElseThrow(() -> Fault.invalid("tenant", "helpdesk.glass.tenant.unknown"));
  }

  @GET
  @Path("{glass}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "One of them")
  public GlassJson one(@PathParam("glass") UUID id) {
    return json(glasses.get(id));
  }

  @DELETE
  @Path("{glass}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "End one before its time, one's own or another administrator's")
  @APIResponse(responseCode = "204", description = "It has ended")
  public void end(@PathParam("glass") UUID id) {
    glasses.end(id);
  }

  private GlassJson json(BreakGlass glass) {
    return json(glass, tenants.get(glass.tenantId()).slug());
  }

  private GlassJson json(BreakGlass glass, String slug) {
    return GlassJson.of(glass, slug, clock.instant());
  }
}
