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
import java.util.List;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultKind;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.CustomRoles;
import org.patchbay.tenant.control.Roles;
import org.patchbay.tenant.entity.CustomRole;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.RoleWish;
import org.patchbay.web.boundary.View;

/** A tenant's roles: which there are, and those of its own making. */
@Controller
@Path("t/{tenant}/roles")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class RolesPages {
  private static final String LIST = "membership/roles.html";
  private static final String FORM = "membership/role.html";
  private static final List<Permission.Area> AREAS =
      List.of(
          Permission.Area.LOOK, Permission.Area.RUN, Permission.Area.BUILD, Permission.Area.MANAGE);

  @Inject CustomRoles custom;
  @Inject Roles roles;
  @Inject RoleLines lines;
  @Inject RoleNames names;
  @Inject CurrentAccess access;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  public Response list(@PathParam("tenant") String tenant) {
    return view.put("own", lines.own(tenant()))
        .put("builtIn", lines.builtIn(tenant()))
        .put("root", root(tenant))
        .show(LIST);
  }

  @GET
  @Path("new")
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  public Response form(@PathParam("tenant") String tenant) {
    return fresh(tenant, RoleWish.EMPTY).show(FORM);
  }

  private View fresh(String tenant, RoleWish wish) {
    return about(tenant, wish, List.of())
        .put("called", null)
        .put("above", false)
        .put("here", root(tenant) + "/new");
  }

  private View about(String tenant, RoleWish wish, List<String> holders) {
    return view.put("form", wish)
        .put("holders", holders)
        .put("mine", names.mine())
        .put("areas", AREAS)
        .put("permissions", Permission.grantable())
        .put("root", root(tenant));
  }

  @POST
  @Path("new")
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  public Response make(
      @PathParam("tenant") String tenant,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("permissions") List<String> permissions) {
    var wish = new RoleWish(name, permissions);
    try {
      CustomRole made = custom.make(tenant(), wish);
      return view.go(root(tenant), "membership.roles.made", made.name());
    } catch (Fault fault) {
      return fresh(tenant, wish).again(FORM, fault, "permissions");
    }
  }

  @GET
  @Path("{role}")
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  public Response show(@PathParam("tenant") String tenant, @PathParam("role") UUID id) {
    CustomRole role = roles.get(tenant(), id);
    return known(tenant, role, lines.wish(role)).show(FORM);
  }

  private View known(String tenant, CustomRole role, RoleWish wish) {
    return about(tenant, wish, custom.holders(tenant(), role.id()))
        .put("called", role.name())
        .put("above", !names.mine().covers(role.rights()))
        .put("here", root(tenant) + "/" + role.id());
  }

  @POST
  @Path("{role}")
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  public Response change(
      @PathParam("tenant") String tenant,
      @PathParam("role") UUID id,
      @FormParam("name") @DefaultValue("") String name,
      @FormParam("permissions") List<String> permissions) {
    var wish = new RoleWish(name, permissions);
    try {
      CustomRole changed = custom.change(tenant(), id, wish);
      return view.go(root(tenant), "membership.roles.changed", changed.name());
    } catch (Fault fault) {
      return again(tenant, id, wish, fault, "permissions");
    }
  }

  @POST
  @Path("{role}/deletion")
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  public Response delete(
      @PathParam("tenant") String tenant,
      @PathParam("role") UUID id,
      @FormParam("confirm") @DefaultValue("") String confirm) {
    CustomRole role = roles.get(tenant(), id);
    try {
      if (!confirm.strip().equals(role.name())) {
        throw Fault.invalid("confirm", "layout.type.wrong", role.name());
      }
      custom.delete(tenant(), id);
      return view.go(root(tenant), "membership.roles.deleted", role.name());
    } catch (Fault fault) {
      return again(tenant, id, lines.wish(role), fault, "confirm");
    }
  }

  private Response again(String tenant, UUID id, RoleWish wish, Fault fault, String field) {
    if (fault.kind() == FaultKind.NOT_FOUND) {
      throw fault;
    }
    return known(tenant, roles.get(tenant(), id), wish).again(FORM, fault, field);
  }

  private UUID tenant() {
    return access.tenant().id();
  }

  private static String root(String tenant) {
    return "/t/" + tenant + "/roles";
  }
}
