package org.patchbay.membership.boundary;

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
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.membership.control.Invitations;
import org.patchbay.membership.entity.Invitation;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.ApiApplication;

/** Whom a tenant has asked to join, over the API. */
@Path("tenants/{tenant}/invitations")
@RequestScoped
@Tag(name = "Tenants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InvitationsResource {
  @Inject Invitations invitations;
  @Inject CurrentAccess access;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "Invitations that were not answered yet, by address")
  public InvitationsView list(@PathParam("tenant") String slug) {
    return new InvitationsView(invitations.of(tenant()).stream().map(this::view).toList());
  }

  @POST
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  @Operation(summary = "Ask somebody to join; the login service writes the mail")
  @APIResponse(
      responseCode = "201",
      description = "The mail follows; Location says where the invitation is",
      content = @Content(schema = @Schema(implementation = InvitationView.class)))
  public Response invite(@PathParam("tenant") String slug, NewInvitation wanted) {
    Invitation made = invitations.invite(tenant(), wanted.mail(), wanted.role());
    String place = ApiApplication.PATH + "/tenants/" + slug + "/invitations/" + made.id();
    return Response.created(URI.create(place)).entity(view(made)).build();
  }

  @GET
  @Path("{invitation}")
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "One invitation")
  public InvitationView show(@PathParam("invitation") UUID invitation) {
    return view(invitations.get(tenant(), invitation));
  }

  @DELETE
  @Path("{invitation}")
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  @Operation(summary = "Withdraw an invitation; its link is worth nothing any more")
  @APIResponse(responseCode = "204", description = "It is withdrawn")
  public void withdraw(@PathParam("invitation") UUID invitation) {
    invitations.withdraw(tenant(), invitation);
  }

  private InvitationView view(Invitation invitation) {
    return InvitationView.of(invitation, access.tenant().slug());
  }

  private UUID tenant() {
    return access.tenant().id();
  }
}
