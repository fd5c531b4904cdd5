package org.patchbay.catalogue.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.boundary.Languages;
import org.patchbay.web.entity.Slice;

/** What can be built, over the API. Both lists are files of the operator's: short, in one page. */
@Path("/")
@RequestScoped
@Tag(name = "Catalogue")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {
  @Inject Catalogues catalogues;
  @Inject HttpServletRequest request;

  @GET
  @Path("catalogue/versions")
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "The versions of VoipNow, oldest first, with their roles")
  public Slice<VersionJson> versions() {
    var versions = catalogues.in(Languages.of(request)).versions().values();
    return new Slice<>(versions.stream().map(VersionJson::of).toList(), null);
  }

  @GET
  @Path("catalogue/versions/{version}")
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "One version: its roles, their ports and sizes, what it runs on")
  public VersionJson version(@PathParam("version") String version) {
    return VersionJson.of(catalogues.version(version, Languages.of(request)));
  }

  @GET
  @Path("blueprints")
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "The shapes that a cluster can be given, by name")
  public Slice<BlueprintJson> blueprints() {
    var blueprints = catalogues.in(Languages.of(request)).blueprints().values();
    return new Slice<>(blueprints.stream().map(BlueprintJson::of).toList(), null);
  }

  @GET
  @Path("blueprints/{blueprint}")
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "One shape")
  public BlueprintJson blueprint(@PathParam("blueprint") String name) {
    return Optional.ofNullable(catalogues.in(Languages.of(request)).blueprints().get(name))
        .map(BlueprintJson::of)
        .orElseThrow(() -> Fault.notFound("blueprint", name));
  }
}
