package org.patchbay.membership.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultKind;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.boundary.CurrentMail;
import org.patchbay.identity.entity.Need;
import org.patchbay.membership.control.Invitations;
import org.patchbay.membership.entity.Invitation;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.boundary.View;

/** An invitation, for whom it is meant. */
@Controller
@Path("invitations/{invitation}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class OwnInvitationPages {
  private static final String PAGE = "membership/invitation.html";

  @Inject Invitations invitations;
  @Inject RoleNames names;
  @Inject Tenants tenants;
  @Inject CurrentMail mail;
  @Inject CurrentAccess access;
  @Inject View view;

  @GET
  @AllowedTo(Need.SIGNED_IN)
  public Response show(@PathParam("invitation") UUID id) {
    return about(mine(id)).show(PAGE);
  }

  /** One to the caller that is shown under the name that was asked for. */
  private Invitation mine(UUID id) {
    Invitation invitation = invitations.mine(mail.get(), id);
    if (!access.shows(invitation.tenantId())) {
      throw Fault.notFound("invitation", id);
    }
    return invitation;
  }

  private View about(Invitation invitation) {
    Tenant inviting = tenants.get(invitation.tenantId());
    return view.put("invitation", invitation)
        .put("role", names.of(invitation.tenantId()).get(invitation.roleKey()))
        .put("inviting", inviting)
        .put("belongs", access.get().caller().organizations().contains(inviting.slug()));
  }

  @POST
  @Path("acceptance")
  @AllowedTo(Need.SIGNED_IN)
  public Response accept(@PathParam("invitation") UUID id) {
    Invitation invitation = mine(id);
    Tenant inviting = tenants.get(invitation.tenantId());
    try {
      invitations.accept(mail.get(), id);
      return view.go("/t/" + inviting.slug(), "membership.joined", inviting.name());
    } catch (Fault fault) {
      if (fault.kind() == FaultKind.NOT_FOUND) {
        throw fault;
      }
      return about(invitation).again(PAGE, fault, "accept");
    }
  }

  @POST
  @Path("refusal")
  @AllowedTo(Need.SIGNED_IN)
  public Response decline(@PathParam("invitation") UUID id) {
    invitations.decline(mail.get(), mine(id).id());
    return view.go("/", "membership.declined");
  }
}
