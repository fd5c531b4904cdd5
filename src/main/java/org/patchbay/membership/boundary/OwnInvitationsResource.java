package org.patchbay.membership.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.boundary.CurrentMail;
import org.patchbay.identity.entity.Need;
import org.patchbay.membership.control.Invitations;
import org.patchbay.tenant.control.Tenants;

/** What the caller was asked, over the API. */
@Path("invitations")
@RequestScoped
@Tag(name = "Tenants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OwnInvitationsResource {
  @Inject Invitations invitations;
  @Inject Tenants tenants;
  @Inject CurrentMail mail;
  @Inject CurrentAccess access;

  @GET
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "Invitations to the caller's verified mail address")
  public InvitationsView list() {
    return new InvitationsView(
        invitations.to(mail.get()).stream()
            .filter(asked -> access.shows(asked.tenantId()))
            .map(asked -> InvitationView.of(asked, tenants.get(asked.tenantId()).slug()))
            .toList());
  }

  @PUT
  @Path("{invitation}/accepted")
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "Join the tenant in the role that was offered")
  @APIResponse(responseCode = "204", description = "The caller is a member")
  public void accept(@PathParam("invitation") UUID invitation) {
    invitations.accept(mail.get(), here(invitation));
  }

  @DELETE
  @Path("{invitation}")
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "Decline an invitation")
  @APIResponse(responseCode = "204", description = "It is gone")
  public void decline(@PathParam("invitation") UUID invitation) {
    invitations.decline(mail.get(), here(invitation));
  }

  private UUID here(UUID invitation) {
    if (!access.shows(invitations.mine(mail.get(), invitation).tenantId())) {
      throw Fault.notFound("invitation", invitation);
    }
    return invitation;
  }
}
