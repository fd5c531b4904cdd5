package org.patchbay.isolation.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.isolation.control.IsolationChecks;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** Whether a tenant's nodes are among themselves: what the last checks found. */
@Controller
@Path("t/{tenant}/isolation")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class IsolationPages {
  private static final int MOST = 20;

  @Inject IsolationChecks checks;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  public Response show(@PathParam("tenant") String tenant) {
    List<CheckView> latest = checks.latest(MOST).stream().map(CheckView::new).toList();
    return view.put("checks", latest)
        .put("shown", CheckView.shown(latest).orElse(null))
        .put("busy", latest.stream().anyMatch(one -> one.check().endedAt().isEmpty()))
        .put("root", "/t/" + tenant)
        .show("isolation/show.html");
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  public Response check(@PathParam("tenant") String tenant) {
    checks.ask();
    return view.go("/t/" + tenant + "/isolation", "isolation.asked");
  }
}
