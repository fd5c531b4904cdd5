package org.patchbay.isolation.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.TenantChoice;
import org.patchbay.identity.entity.Need;
import org.patchbay.isolation.control.PlatformIsolation;
import org.patchbay.isolation.entity.IsolationCheck;
import org.patchbay.web.boundary.View;

/** The last check of every tenant, those that failed first. */
@Controller
@Path("platform/isolation")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class PlatformIsolationPages {
  @Inject PlatformIsolation isolation;
  @Inject TenantChoice tenants;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list() {
    List<IsolationCheck> last = isolation.last();
    return view.put("checks", last.stream().map(CheckView::new).toList())
        .put("owners", tenants.named(last.stream().map(IsolationCheck::tenantId)))
        .show("isolation/index.html");
  }

  @POST
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response check() {
    return view.go("/platform/isolation", "isolation.askedAll", isolation.askAll());
  }
}
