package org.patchbay.catalogue.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.boundary.Languages;

/** The sizing help over the API. */
@Path("tenants/{tenant}/sizing")
@RequestScoped
@Tag(name = "Catalogue")
@Produces(MediaType.APPLICATION_JSON)
public class SizingResource {
  @Inject Catalogues catalogues;
  @Inject HttpServletRequest request;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "The cluster that we propose for a number of extensions and of calls")
  public SizingJson propose(@BeanParam SizingQuery query) {
    return SizingJson.of(
        query.proposal(catalogues.in(Languages.of(request))), Languages.of(request));
  }
}
