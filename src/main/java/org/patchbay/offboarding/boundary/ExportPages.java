package org.patchbay.offboarding.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** All that is a tenant's, to take along. */
@Controller
@Path("t/{tenant}/export")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ExportPages {
  @Inject Tenants tenants;
  @Inject ExportArchive archive;
  @Inject View view;

  @GET
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.EXPORT)
  public Response show(@PathParam("tenant") String slug) {
    return view.put("root", "/t/" + tenants.named(slug).slug()).show("offboarding/export.html");
  }

  @GET
  @Path("archive")
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.EXPORT)
  public Response archive(@PathParam("tenant") String slug) {
    var job = ExportArchive.Job.of(tenants.named(slug), view.locale());
    return view.file(ExportArchive.TYPE, job.disposition(), out -> archive.write(job, out));
  }
}
