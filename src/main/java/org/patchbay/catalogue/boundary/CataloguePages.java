package org.patchbay.catalogue.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.Basis;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.NamedSize;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.boundary.View;

/** What the portal knows of VoipNow and how sure it is, for administrators. */
@Controller
@Path("platform/catalogue")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class CataloguePages {
  @Inject Catalogues catalogues;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response index() {
    view.put("bases", Basis.values());
    try {
      Catalogue catalogue = catalogues.in(view.locale());
      List<VersionCatalogue> newestFirst = new ArrayList<>(catalogue.versions().values());
      Collections.reverse(newestFirst);
      return view.put("catalogue", catalogue)
          .put("versions", newestFirst)
          .put("fixed", fixed(catalogue))
          .show("catalogue/index.html");
    } catch (Fault fault) {
      return view.again("catalogue/index.html", fault, "files");
    }
  }

  @GET
  @Path("{version}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response show(@PathParam("version") String version) {
    return view.put("version", catalogues.version(version, view.locale()))
        .put("bases", Basis.values())
        .show("catalogue/show.html");
  }

  /** Names of the sizes that are the same for every role. */
  private static Set<String> fixed(Catalogue catalogue) {
    return catalogue.sizes().byName().values().stream()
        .filter(size -> size instanceof NamedSize.Fixed)
        .map(NamedSize::name)
        .collect(Collectors.toSet());
  }
}
