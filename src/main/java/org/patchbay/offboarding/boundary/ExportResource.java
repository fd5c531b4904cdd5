package org.patchbay.offboarding.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Languages;

/** All that is a tenant's, over the API. */
@Path("tenants/{tenant}/export")
@RequestScoped
@Tag(name = "Tenants")
public class ExportResource {
  @Inject ExportArchive archive;
  @Inject Tenants tenants;
  @Context HttpServletRequest request;

  @GET
  @Produces(ExportArchive.TYPE)
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.EXPORT)
  @Operation(
      summary = "All that is the tenant's, as a ZIP",
      description =
          "Clusters as YAML documents, containers, their snapshots, addresses, segments, quotas and"
              + " members as JSON lines, and the trail with its chain. Without secrets, and without"
              + " what is on disks.")
  @APIResponse(responseCode = "200", description = "The archive")
  public Response archive(@PathParam("tenant") String slug) {
    var job = ExportArchive.Job.of(tenants.named(slug), Languages.of(request));
    StreamingOutput body = out -> archive.write(job, out);
    return Response.ok(body, ExportArchive.TYPE)
        .header("Content-Disposition", job.disposition())
        .build();
  }
}
