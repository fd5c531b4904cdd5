package org.patchbay.helpdesk.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.helpdesk.control.HelpRequests;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.ApiApplication;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Slice;

/** What the helpdesk asks a tenant for, and what the tenant answers. */
@Path("tenants/{tenant}/help-requests")
@RequestScoped
@Tag(name = "Helpdesk")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HelpRequestsResource {
  @Inject HelpRequests requests;
  @Inject HelpSlices slices;
  @Inject CurrentAccess access;
  @Inject Clock clock;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(
      summary = "What the helpdesk asked this tenant for, newest first",
      description = "With stage OPEN, ACTIVE or ENDED only those.")
  public Slice<HelpJson> list(
      @PathParam("tenant") String slug, @BeanParam HelpQuery query, @BeanParam Paging paging) {
    return slices.ofTenant(query, paging).map(this::json);
  }

  @POST
  @AllowedTo(Need.TENANT_HELPDESK)
  @Operation(
      summary = "As helpdesk staff, ask to act for the tenant",
      description = "What the tenant consents to in advance is granted at once: state is ACTIVE.")
  @APIResponse(
      responseCode = "201",
      description = "It is asked for; the tenant's owners answer",
      content = @Content(schema = @Schema(implementation = HelpJson.class)))
  public Response ask(@PathParam("tenant") String slug, NewHelpRequest wanted) {
    HelpRequest request = requests.ask(wanted.ask(), access.tenant().name());
    String place = ApiApplication.PATH + "/help-requests/" + request.id();
    return Response.created(URI.create(place)).entity(json(request)).build();
  }

  @GET
  @Path("{request}")
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "One request, its answer, and how it ended")
  public HelpJson show(@PathParam("tenant") String slug, @PathParam("request") UUID request) {
    return json(requests.get(request));
  }

  @PUT
  @Path("{request}/decision")
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.CONSENTS)
  @Operation(summary = "Grant what was asked for, or less, or refuse")
  public HelpJson decide(
      @PathParam("tenant") String slug, @PathParam("request") UUID request, HelpAnswer answer) {
    return json(requests.decide(request, answer.decision()));
  }

  @DELETE
  @Path("{request}")
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.CONSENTS)
  @Operation(summary = "Revoke what was granted; it is worth nothing from the next request on")
  @APIResponse(responseCode = "204", description = "It has ended")
  public void revoke(@PathParam("tenant") String slug, @PathParam("request") UUID request) {
    requests.end(request);
  }

  private HelpJson json(HelpRequest request) {
    return HelpJson.of(request, access.tenant().slug(), clock.instant());
  }
}
