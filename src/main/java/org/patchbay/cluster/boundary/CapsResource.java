package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.cluster.control.Capping;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.container.control.ClusterCaps;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;

/** What a cluster may take of its tenant's quotas. */
@Path("tenants/{tenant}/clusters/{cluster}/caps")
@RequestScoped
@Tag(name = "Clusters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CapsResource {
  @Inject Clusters clusters;
  @Inject ClusterCaps caps;
  @Inject Capping capping;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "Limits of a cluster within its tenant's quotas; null for none")
  public CapsJson caps(@PathParam("tenant") String tenant, @PathParam("cluster") String name) {
    return CapsJson.of(caps.of(clusters.named(name).id()));
  }

  @PUT
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.CAPS)
  @Operation(
      summary = "Limit a cluster within its tenant's quotas",
      description = "All limits at once; null or absent for none. What it takes already stays.")
  public CapsJson limit(
      @PathParam("tenant") String tenant, @PathParam("cluster") String name, CapsJson wanted) {
    return CapsJson.of(capping.set(clusters.named(name).id(), wanted.limits()));
  }
}
