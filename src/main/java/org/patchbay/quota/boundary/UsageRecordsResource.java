package org.patchbay.quota.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.quota.entity.UsageMonth;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Slice;

/** What all tenants had reserved in a month. */
@Path("usage-records")
@RequestScoped
@Tag(name = "Quotas")
@Produces(MediaType.APPLICATION_JSON)
public class UsageRecordsResource {
  @Inject UsageSlices slices;
  @Inject UsageFile file;
  @Inject Clock clock;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(
      summary = "What tenants had reserved in a month, by slug",
      description = "month as 2026-11; the one that is now when absent.")
  public Slice<UsageRecordJson> records(
      @QueryParam("month") String month, @BeanParam Paging paging) {
    return slices.of(UsageMonth.read(month, clock.instant()), paging).map(UsageRecordJson::of);
  }

  @GET
  @Path("export")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Produces("text/csv")
  @Operation(
      summary = "The same of all tenants as a file",
      description = "CSV, a line for each tenant and quota.")
  public Response export(@QueryParam("month") String asked) {
    UsageMonth month = UsageMonth.read(asked, clock.instant());
    return Response.ok(file.all(month), UsageFile.TYPE)
        .header("Content-Disposition", UsageFile.disposition("all", month))
        .build();
  }
}
