package org.patchbay.helpdesk.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.helpdesk.control.StandingConsents;
import org.patchbay.helpdesk.entity.HelpScope;
import org.patchbay.helpdesk.entity.StandingConsent;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.ApiApplication;

/** What a tenant allows the helpdesk without being asked each time. */
@Path("tenants/{tenant}/standing-consents")
@RequestScoped
@Tag(name = "Helpdesk")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StandingConsentsResource {
  @Inject StandingConsents standing;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "What the tenant consents to in advance")
  public StandingList all(@PathParam("tenant") String slug) {
    return new StandingList(standing.all().stream().map(StandingJson::of).toList());
  }

  @POST
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.CONSENTS)
  @Operation(summary = "Consent in advance: what is asked for within it is granted at once")
  @APIResponse(
      responseCode = "201",
      description = "It is given; Location says where it is",
      content = @Content(schema = @Schema(implementation = StandingJson.class)))
  public Response give(@PathParam("tenant") String slug, HelpScope wanted) {
    StandingConsent given = standing.give(wanted);
    String place = ApiApplication.PATH + "/tenants/" + slug + "/standing-consents/" + given.id();
    return Response.created(URI.create(place)).entity(StandingJson.of(given)).build();
  }

  @GET
  @Path("{consent}")
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "One of them")
  public StandingJson one(@PathParam("tenant") String slug, @PathParam("consent") UUID consent) {
    return StandingJson.of(standing.get(consent));
  }

  @DELETE
  @Path("{consent}")
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.CONSENTS)
  @Operation(summary = "From now on it is asked again; what was granted by it goes on")
  @APIResponse(responseCode = "204", description = "It is taken back")
  public void take(@PathParam("tenant") String slug, @PathParam("consent") UUID consent) {
    standing.take(consent);
  }
}
