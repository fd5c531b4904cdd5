package org.patchbay.quota.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.TenantChoice;
import org.patchbay.identity.entity.Need;
import org.patchbay.quota.control.QuotaRequests;
import org.patchbay.quota.entity.QuotaDecision;
import org.patchbay.quota.entity.QuotaRequest;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Slice;

/** What all tenants ask for, and what the platform answers. */
@Path("quota-requests")
@RequestScoped
@Tag(name = "Quotas")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class QuotaDecisionsResource {
  @Inject QuotaRequests requests;
  @Inject QuotaSlices slices;
  @Inject Tenants tenants;
  @Inject TenantChoice owners;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "What all tenants asked for, newest first")
  public Slice<QuotaRequestJson> requests(@BeanParam Paging paging) {
    return owners.told(slices.of(paging), QuotaRequest::tenantId, QuotaRequestJson::of);
  }

  @PUT
  @Path("{request}/decision")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(
      summary = "Grant what was asked for or another limit, or refuse",
      description = "Without granted it is refused. With until the limit before counts again then.")
  public QuotaRequestJson decide(@PathParam("request") UUID request, QuotaDecision decision) {
    return json(requests.decide(request, decision));
  }

  private QuotaRequestJson json(QuotaRequest request) {
    return QuotaRequestJson.of(request, tenants.get(request.tenantId()).slug());
  }
}
