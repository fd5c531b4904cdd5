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
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultKind;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.Members;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** One member: another role, or none. */
@Controller
@Path("t/{tenant}/members/people/{member}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class MemberPages {
  private static final String PAGE = "membership/show.html";

  @Inject Members members;
  @Inject RoleNames names;
  @Inject CurrentAccess access;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  public Response show(@PathParam("tenant") String tenant, @PathParam("member") String member) {
    return about(tenant, member).show(PAGE);
  }

  private View about(String tenant, String name) {
    var member = members.get(access.tenant().id(), name);
    return view.put("member", member)
        .put("self", name.equals(access.get().caller().name()))
        .put("role", names.of(access.tenant().id()).get(member.roleKey()))
        .put("roles", names.choices(access.tenant().id()))
        .put("here", MemberLine.page(tenant, name))
        .put("root", "/t/" + tenant + "/members");
  }

  @POST
  @Path("role")
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  public Response give(
      @PathParam("tenant") String tenant,
      @PathParam("member") String member,
      @FormParam("role") @DefaultValue("") String role) {
    UUID id = access.tenant().id();
    try {
      members.give(id, member, role);
      return view.go("/t/" + tenant + "/members", "membership.changed", member);
    } catch (Fault fault) {
      return again(tenant, member, fault, "role");
    }
  }

  @POST
  @Path("removal")
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  public Response remove(
      @PathParam("tenant") String tenant,
      @PathParam("member") String member,
      @FormParam("confirm") @DefaultValue("") String confirm) {
    UUID id = access.tenant().id();
    try {
      if (!confirm.strip().equals(member)) {
        throw Fault.invalid("confirm", "membership.remove.differs", member);
      }
      members.remove(id, member);
      boolean self = member.equals(access.get().caller().name());
      return view.go(self ? "/" : "/t/" + tenant + "/members", "membership.removed", member);
    } catch (Fault fault) {
      return again(tenant, member, fault, "confirm");
    }
  }

  private Response again(String tenant, String member, Fault fault, String field) {
    if (fault.kind() == FaultKind.NOT_FOUND) {
      throw fault;
    }
    return about(tenant, member).again(PAGE, fault, field);
  }
}
