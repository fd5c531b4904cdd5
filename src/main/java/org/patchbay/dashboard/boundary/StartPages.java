package org.patchbay.dashboard.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Caller;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.boundary.View;

/** Where one belongs: straight on when there is one choice. */
@Controller
@Path("")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class StartPages {
  @Inject Tenants tenants;
  @Inject CurrentAccess access;
  @Inject View view;

  @GET
  @AllowedTo(Need.SIGNED_IN)
  public Response start() {
    Caller caller = access.get().caller();
    List<Tenant> mine = tenants.of(caller.name(), caller.organizations());
    if (mine.size() == 1 && !caller.platformAdmin()) {
      return view.go("/t/" + mine.get(0).slug());
    }
    if (mine.isEmpty() && caller.platformAdmin()) {
      return view.go("/platform");
    }
    return view.put("tenants", mine).put("caller", caller).show("dashboard/start.html");
  }
}
