package org.patchbay.theme.boundary;

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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.theme.control.LogoWish;
import org.patchbay.theme.control.Looks;
import org.patchbay.theme.entity.Logo;

/** How a tenant's pages look. */
@Path("tenants/{tenant}/appearance")
@RequestScoped
@Tag(name = "Appearance")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AppearanceResource {
  @Inject Looks looks;
  @Inject CurrentAccess access;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "How the tenant's pages look")
  public AppearanceJson show(@PathParam("tenant") String slug) {
    String brand = access.tenant().theme();
    return looks
        .of(access.tenant().id())
        .map(look -> AppearanceJson.of(brand, look))
        .orElseGet(() -> AppearanceJson.plain(brand));
  }

  @PUT
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.APPEARANCE)
  @Operation(
      summary = "Choose brand, words and colours; the logo stays",
      description = "A colour that can't be read is refused, with the nearest one that can.")
  public AppearanceJson keep(@PathParam("tenant") String slug, NewAppearance wanted) {
    var draft = wanted.draft();
    return AppearanceJson.of(draft.brand(), looks.keep(access.tenant().id(), draft, LogoWish.SAME));
  }

  @DELETE
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.APPEARANCE)
  @Operation(summary = "Go back to what the brand looks like, without words or logo of one's own")
  @APIResponse(responseCode = "204", description = "The pages look like the brand")
  public void forget(@PathParam("tenant") String slug) {
    looks.forget(access.tenant().id());
  }

  @PUT
  @Path("logo")
  @Consumes({Logo.SVG, Logo.PNG})
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.APPEARANCE)
  @Operation(
      summary = "Upload a logo, as SVG or PNG",
      description =
          "At most 128 KiB. Of an SVG only shapes, paint and words are kept; a PNG is written anew,"
              + " and has 16 to 1024 pixels on each side.")
  public AppearanceJson logo(@PathParam("tenant") String slug, InputStream picture) {
    return AppearanceJson.of(
        access.tenant().theme(), looks.show(access.tenant().id(), Logo.of(bytes(picture))));
  }

  private static byte[] bytes(InputStream picture) {
    try {
      return picture.readNBytes(Logo.MOST_BYTES + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @DELETE
  @Path("logo")
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.APPEARANCE)
  @Operation(summary = "Take the logo away; the brand's own is shown again")
  @APIResponse(responseCode = "204", description = "There is none of the tenant's own")
  public void noLogo(@PathParam("tenant") String slug) {
    looks.show(access.tenant().id(), null);
  }
}
