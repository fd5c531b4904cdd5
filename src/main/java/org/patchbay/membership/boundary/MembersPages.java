package org.patchbay.membership.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultKind;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.membership.control.Invitations;
import org.patchbay.membership.control.OrganizationReconciler;
import org.patchbay.reconcile.control.Troubles;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.TenantRole;
import org.patchbay.web.boundary.View;

/** Who belongs to a tenant, and who was asked to. */
@Controller
@Path("t/{tenant}/members")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class MembersPages {
  private static final String PAGE = "membership/index.html";

  @Inject Tenants tenants;
  @Inject RoleNames names;
  @Inject Invitations invitations;
  @Inject Troubles troubles;
  @Inject CurrentAccess access;
  @Inject View view;
  @Inject Clock clock;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  public Response list(@PathParam("tenant") String tenant) {
    return about(tenant, "", TenantRole.VIEWER.name()).show(PAGE);
  }

  private View about(String tenant, String mail, String role) {
    UUID id = access.tenant().id();
    return view.put(
            "lines",
            tenants.members(id).stream().map(member -> MemberLine.of(tenant, member)).toList())
        .put("invitations", invitations.of(id))
        .put("trouble", troubles.of(OrganizationReconciler.KIND, id).orElse(null))
        .put("roles", names.choices(id))
        .put("names", names.of(id))
        .put("mail", mail)
        .put("role", role)
        .put("now", clock.instant())
        .put("root", "/t/" + tenant + "/members");
  }

  @POST
  @Path("invitations")
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  public Response invite(
      @PathParam("tenant") String tenant,
      @FormParam("mail") @DefaultValue("") String mail,
      @FormParam("role") @DefaultValue("") String role) {
    try {
      var made = invitations.invite(access.tenant().id(), mail, role);
      return view.go("/t/" + tenant + "/members", "membership.invited", made.mail());
    } catch (Fault fault) {
      if (fault.kind() == FaultKind.NOT_FOUND) {
        throw fault;
      }
      return about(tenant, mail, role).again(PAGE, fault, "mail");
    }
  }

  @POST
  @Path("invitations/{invitation}/withdrawal")
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  public Response withdraw(
      @PathParam("tenant") String tenant, @PathParam("invitation") UUID invitation) {
    try {
      invitations.withdraw(access.tenant().id(), invitation);
      return view.go("/t/" + tenant + "/members", "membership.withdrawn");
    } catch (Fault fault) {
      if (fault.kind() == FaultKind.NOT_FOUND) {
        throw fault;
      }
      return about(tenant, "", TenantRole.VIEWER.name()).again(PAGE, fault, "mail");
    }
  }
}
