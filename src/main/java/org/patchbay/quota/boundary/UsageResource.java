package org.patchbay.quota.boundary;

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
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.entity.Need;
import org.patchbay.quota.control.Usage;
import org.patchbay.quota.control.UsageRecords;
import org.patchbay.quota.entity.UsageMonth;

/** What a tenant had reserved. */
@Path("tenants/{tenant}/usage")
@RequestScoped
@Tag(name = "Quotas")
@Produces(MediaType.APPLICATION_JSON)
public class UsageResource {
  @Inject Usage usage;
  @Inject UsageRecords records;
  @Inject UsageFile file;
  @Inject CurrentAccess access;
  @Inject Clock clock;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(
      summary = "What was reserved of one thing over time",
      description =
          "quota is vcpus when absent, span day, week, month (when absent) or year, at a day"
              + " within it, today when absent. Calendar times of UTC.")
  public UsageJson usage(@PathParam("tenant") String slug, @BeanParam UsageQuery query) {
    return UsageJson.of(
        usage.series(access.tenant().id(), query.quota(), query.span(), query.day(clock.instant())),
        query.span());
  }

  @GET
  @Path("records")
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(
      summary = "What the tenant had reserved in a month",
      description = "month as 2026-11; the one that is now when absent.")
  public UsageRecordJson records(
      @PathParam("tenant") String slug, @QueryParam("month") String month) {
    return UsageRecordJson.of(
        records.of(access.tenant().id(), UsageMonth.read(month, clock.instant())));
  }

  @GET
  @Path("records/export")
  @AllowedTo(Need.TENANT_VIEWER)
  @Produces("text/csv")
  @Operation(summary = "The same as a file", description = "CSV, a line for each quota.")
  public Response export(@PathParam("tenant") String slug, @QueryParam("month") String asked) {
    UsageMonth month = UsageMonth.read(asked, clock.instant());
    return Response.ok(file.of(access.tenant(), month), UsageFile.TYPE)
        .header("Content-Disposition", UsageFile.disposition(slug, month))
        .build();
  }
}
