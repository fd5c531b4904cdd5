package org.patchbay.helpdesk.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;

/** Which administrators acted in a tenant, for its people to see. */
@Controller
@Path("t/{tenant}/break-glass")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class TenantGlassPages {
  @Inject GlassSlices slices;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  public Response list(@PathParam("tenant") String slug, @BeanParam Paging paging) {
    var slice = slices.ofTenant(paging);
    var links = new ListLinks("/t/" + slug + "/break-glass", Map.of());
    return view.put("slice", slice)
        .put("first", paging.cursor(1).isPresent() ? links.first() : null)
        .put("next", links.next(slice.next()))
        .show("helpdesk/glass.html");
  }
}
