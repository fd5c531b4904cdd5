package org.patchbay.helpdesk.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Slice;

/** Which administrators acted in a tenant, for its people to see. */
@Path("tenants/{tenant}/break-glass")
@RequestScoped
@Tag(name = "Break-glass")
@Produces(MediaType.APPLICATION_JSON)
public class TenantGlassResource {
  @Inject GlassSlices slices;
  @Inject Clock clock;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "Emergency accesses to the tenant, running and past, newest first")
  public Slice<GlassJson> list(@PathParam("tenant") String slug, @BeanParam Paging paging) {
    return slices.ofTenant(paging).map(glass -> GlassJson.of(glass, slug, clock.instant()));
  }
}
