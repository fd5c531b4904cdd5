package org.patchbay.theme.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.boundary.View;

/** Every component in every state: how one checks a brand. */
@Controller
@Path("styleguide")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class StyleguidePages {
  @Inject View view;

  /**
   * @param brand whose colours to show; the usual one's when there is no such brand
   */
  @GET
  @AllowedTo(Need.EVERYONE)
  public Response show(@QueryParam("brand") String brand) {
    return view.put("brand", brand)
        .put("samples", new Samples(Samples.TODAY))
        .put("errors", Samples.ERRORS)
        .show("theme/styleguide.html");
  }
}
