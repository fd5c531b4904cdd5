package org.patchbay.quota.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.quota.control.QuotaDefects;
import org.patchbay.quota.entity.QuotaDefect;
import org.patchbay.tenant.control.Tenants;

/** Counters that are wrong. */
@Path("quota-defects")
@RequestScoped
@Tag(name = "Quotas")
@Produces(MediaType.APPLICATION_JSON)
public class QuotaDefectsResource {
  @Inject QuotaDefects defects;
  @Inject Tenants tenants;

  /** All of them. */
  public record Defects(List<QuotaDefectJson> items) {}

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Counters that were wrong when they were last checked")
  public Defects defects() {
    return told(defects.all());
  }

  @POST
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Compare all counters with what is there, now")
  public Defects check() {
    return told(defects.check());
  }

  private Defects told(List<QuotaDefect> found) {
    return new Defects(
        found.stream()
            .map(
                defect ->
                    new QuotaDefectJson(
                        tenants.get(defect.tenant()).slug(),
                        defect.name(),
                        defect.counter(),
                        defect.counted(),
                        defect.foundAt()))
            .toList());
  }
}
