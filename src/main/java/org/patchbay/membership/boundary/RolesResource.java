package org.patchbay.membership.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
import org.patchbay.tenant.control.CustomRoles;
import org.patchbay.tenant.control.Roles;
import org.patchbay.tenant.entity.CustomRole;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.RoleWish;
import org.patchbay.web.boundary.ApiApplication;
import org.patchbay.web.boundary.Revision;

/** Roles of a tenant's own making, over the API. */
@Path("tenants/{tenant}/roles")
@RequestScoped
@Tag(name = "Tenants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RolesResource {
  @Inject CustomRoles custom;
  @Inject Roles roles;
  @Inject CurrentAccess access;
  @Context Request request;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "Roles that the tenant made, with who has them")
  public RolesView list(@PathParam("tenant") String slug) {
    Map<UUID, List<String>> holders = custom.holders(tenant());
    return new RolesView(
        roles.made(tenant()).stream()
            .map(role -> RoleView.of(role, holders.getOrDefault(role.id(), List.of())))
            .toList());
  }

  @POST
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  @Operation(summary = "Make a role of permissions that the caller has, too")
  @APIResponse(
      responseCode = "201",
      description = "It is made; Location says where it is",
      content = @Content(schema = @Schema(implementation = RoleView.class)))
  public Response make(@PathParam("tenant") String slug, RoleWish wish) {
    RoleView made = view(custom.make(tenant(), wish));
    String place = ApiApplication.PATH + "/tenants/" + slug + "/roles/" + made.id();
    return Response.created(URI.create(place)).entity(made).build();
  }

  @GET
  @Path("{role}")
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "One role")
  @APIResponse(
      responseCode = "200",
      description = "The role",
      content = @Content(schema = @Schema(implementation = RoleView.class)))
  public Response show(@PathParam("role") UUID role) {
    return Revision.ok(request, view(role));
  }

  @PUT
  @Path("{role}")
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  @Operation(summary = "Change what a role allows; it counts from its holders' next request on")
  @APIResponse(
      responseCode = "200",
      description = "The role",
      content = @Content(schema = @Schema(implementation = RoleView.class)))
  public Response change(@PathParam("role") UUID role, RoleWish wish) {
    Revision.require(request, view(role));
    custom.change(tenant(), role, wish);
    return Revision.changed(view(role));
  }

  @DELETE
  @Path("{role}")
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  @Operation(summary = "Delete a role that nobody has")
  @APIResponse(responseCode = "204", description = "It is gone")
  public void delete(@PathParam("role") UUID role) {
    Revision.require(request, view(role));
    custom.delete(tenant(), role);
  }

  private RoleView view(UUID role) {
    return view(roles.get(tenant(), role));
  }

  private RoleView view(CustomRole role) {
    return RoleView.of(role, custom.holders(tenant(), role.id()));
  }

  private UUID tenant() {
    return access.tenant().id();
  }
}
