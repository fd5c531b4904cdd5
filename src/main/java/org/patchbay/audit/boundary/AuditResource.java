package org.patchbay.audit.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.audit.control.AuditTrail;
import org.patchbay.audit.entity.AuditRecord;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Slice;

/** Who did what: a tenant's trail. */
@Path("/tenants/{tenant}/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public class AuditResource {
  @Inject AuditTrail trail;
  @Inject AuditExport export;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Needs(Permission.AUDIT)
  @Operation(summary = "Records, newest first")
  public Slice<AuditJson> list(@BeanParam AuditQuery query, @BeanParam Paging paging) {
    int limit = paging.limit();
    List<AuditRecord> rows =
        trail.page(query.filter(Optional.of(TenantScope.current()), paging), limit + 1);
    return Slice.of(rows, limit, AuditQuery::cursor).map(AuditJson::of);
  }

  @GET
  @Path("export")
  @AllowedTo(Need.TENANT_VIEWER)
  @Needs(Permission.AUDIT)
  @Produces({"application/x-ndjson", "text/csv"})
  @Operation(
      summary = "All records the filter means, oldest first, as a file",
      description =
          "format is jsonl or csv. JSON lines without a filter can be verified without the portal.")
  public Response export(
      @PathParam("tenant") String slug,
      @BeanParam AuditQuery query,
      @QueryParam("format") String format) {
    var filter = query.filter(Optional.of(TenantScope.current()), Paging.of(null, null));
    AuditExport.Job job = export.job(filter, format, slug);
    StreamingOutput body = out -> export.write(job, out);
    return Response.ok(body, job.format().mediaType())
        .header("Content-Disposition", job.disposition())
        .build();
  }

  @GET
  @Path("verification")
  @AllowedTo(Need.TENANT_VIEWER)
  @Needs(Permission.AUDIT)
  @Operation(
      summary = "Whether no record was changed, taken out or put in",
      description =
          "A long trail is looked at in parts: go on with after=<next> until there is no next.")
  public ChainJson verify(@BeanParam ChainQuery query) {
    return ChainJson.of(trail.verify(TenantScope.current(), query.number()));
  }
}
