package org.patchbay.helpdesk.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.helpdesk.control.StaffRequests;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.TenantChoice;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Slice;

/** What helpdesk staff asked tenants for. */
@Path("help-requests")
@RequestScoped
@Tag(name = "Helpdesk")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OwnHelpResource {
  @Inject StaffRequests requests;
  @Inject HelpSlices slices;
  @Inject Tenants tenants;
  @Inject TenantChoice owners;
  @Inject Clock clock;

  @GET
  @AllowedTo(Need.HELPDESK)
  @Operation(
      summary = "What you asked tenants for, newest first; everybody's for administrators",
      description = "With stage OPEN, ACTIVE or ENDED only those.")
  public Slice<HelpJson> own(@BeanParam HelpQuery query, @BeanParam Paging paging) {
    return owners.told(slices.ofStaff(query, paging), HelpRequest::tenantId, this::json);
  }

  @GET
  @Path("{request}")
  @AllowedTo(Need.HELPDESK)
  @Operation(summary = "One of them")
  public HelpJson one(@PathParam("request") UUID request) {
    return json(requests.get(request));
  }

  @DELETE
  @Path("{request}")
  @AllowedTo(Need.HELPDESK)
  @Operation(summary = "Withdraw what you asked for, or give back what was granted")
  @APIResponse(responseCode = "204", description = "It has ended")
  public void end(@PathParam("request") UUID request) {
    requests.end(request);
  }

  private HelpJson json(HelpRequest request) {
    return json(request, tenants.get(request.tenantId()).slug());
  }

  private HelpJson json(HelpRequest request, String slug) {
    return HelpJson.of(request, slug, clock.instant());
  }
}
