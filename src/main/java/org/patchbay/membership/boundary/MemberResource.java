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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
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
import org.patchbay.tenant.control.Members;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Revision;

/** One member of a tenant over the API. */
@Path("tenants/{tenant}/members/{member}")
@RequestScoped
@Tag(name = "Tenants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MemberResource {
  @Inject Members members;
  @Inject CurrentAccess access;
  @Context Request request;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "One member")
  @APIResponse(
      responseCode = "200",
      description = "The member",
      content = @Content(schema = @Schema(implementation = MemberView.class)))
  public Response show(@PathParam("member") String member) {
    return Revision.ok(request, view(member));
  }

  @PUT
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  @Operation(summary = "Give a member another role; it counts from the next request on")
  @APIResponse(
      responseCode = "200",
      description = "The member",
      content = @Content(schema = @Schema(implementation = MemberView.class)))
  public Response give(@PathParam("member") String member, MemberRole wanted) {
    Revision.require(request, view(member));
    members.give(tenant(), member, wanted.role());
    return Revision.changed(view(member));
  }

  @DELETE
  @AllowedTo({Need.TENANT_OWNER, Need.PLATFORM_ADMIN})
  @Needs(Permission.MEMBERS)
  @Operation(summary = "Remove a member; the last owner stays")
  @APIResponse(responseCode = "204", description = "Nothing of the tenant is seen any more")
  public void remove(@PathParam("member") String member) {
    Revision.require(request, view(member));
    members.remove(tenant(), member);
  }

  private MemberView view(String member) {
    return MemberView.of(members.get(tenant(), member));
  }

  private UUID tenant() {
    return access.tenant().id();
  }
}
