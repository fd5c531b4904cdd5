package org.patchbay.container.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.container.control.TenantDrifts;
import org.patchbay.host.boundary.DriftJson;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;

/** What of a tenant's networks somebody changed on hosts, over the API. */
@Path("tenants/{tenant}/drifts")
@RequestScoped
@Tag(name = "Addresses")
@Produces(MediaType.APPLICATION_JSON)
public class TenantDriftsResource {
  @Inject TenantDrifts drifts;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(
      summary =
          "The tenant's networks, guards and interfaces that somebody changed on hosts by hand")
  public List<DriftJson> list() {
    return drifts.all().stream().map(view -> DriftJson.of(view.drift())).toList();
  }
}
