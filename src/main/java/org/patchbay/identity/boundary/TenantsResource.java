package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.Members;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.Roles;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.boundary.ApiApplication;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.Revision;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** Tenants over the API. */
@Path("tenants")
@RequestScoped
@Tag(name = "Tenants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TenantsResource {
  @Inject Tenants tenants;
  @Inject Members members;
  @Inject Roles roles;
  @Inject Quotas quotas;
  @Inject CurrentAccess access;
  @Context Request request;

  @GET
  @AllowedTo(Need.SIGNED_IN)
  @Operation(
      summary = "The tenants the caller may see",
      description =
          "All of them for platform administrators and the helpdesk, for others those they belong to; with q those"
              + " whose slug or name has it in it. Tenants that are gone are not among them.")
  public Slice<TenantLine> list(
      @QueryParam("q") @DefaultValue("") String part, @BeanParam Paging paging) {
    String after = paging.cursor(1).map(cursor -> cursor.key(0)).orElse("");
    List<Tenant> rows = tenants.visibleTo(access.get().caller(), part, after, paging.limit() + 1);
    return Slice.of(rows, paging.limit(), tenant -> Cursor.after(tenant.slug()))
        .map(TenantLine::of);
  }

  @POST
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Make a tenant with its first members and its quotas")
  @APIResponse(
      responseCode = "201",
      description = "It is made; Location says where it is",
      content = @Content(schema = @Schema(implementation = TenantView.class)))
  public Response create(NewTenant wanted) {
    Tenant tenant = tenants.add(wanted.draft());
    return Response.created(URI.create(ApiApplication.PATH + "/tenants/" + tenant.slug()))
        .entity(view(tenant))
        .build();
  }

  @GET
  @Path("{tenant}")
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  @Operation(summary = "One tenant with its quotas")
  @APIResponse(
      responseCode = "200",
      description = "The tenant",
      content = @Content(schema = @Schema(implementation = TenantView.class)))
  public Response show(@PathParam("tenant") String slug) {
    return Revision.ok(request, view(access.tenant()));
  }

  @GET
  @Path("{tenant}/members")
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "Who belongs to the tenant, and in which role")
  @APIResponse(
      responseCode = "200",
      description = "Role by user name",
      content = @Content(schema = @Schema(implementation = MembersView.class)))
  public Response members(@PathParam("tenant") String slug) {
    return Revision.ok(request, membersOf(access.tenant()));
  }

  @PUT
  @Path("{tenant}/members")
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  @Operation(summary = "Set who belongs to the tenant; who is not named belongs to it no more")
  @APIResponse(
      responseCode = "200",
      description = "Role by user name, as it is now",
      content = @Content(schema = @Schema(implementation = MembersView.class)))
  public Response setMembers(@PathParam("tenant") String slug, MembersView wanted) {
    Tenant tenant = tenants.named(slug);
    Revision.require(request, membersOf(tenant));
    members.replace(tenant.id(), roles.named(tenant.id(), wanted.keys()));
    return Revision.changed(membersOf(tenant));
  }

  private TenantView view(Tenant tenant) {
    return TenantView.of(tenant, quotas.of(tenant.id()));
  }

  private MembersView membersOf(Tenant tenant) {
    return MembersView.of(tenants.members(tenant.id()));
  }
}
