package org.patchbay.host.boundary;

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
import org.patchbay.host.control.DriftViews;
import org.patchbay.host.control.Drifts;
import org.patchbay.host.control.Hosts;
import org.patchbay.host.entity.DriftView;
import org.patchbay.host.entity.Host;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.boundary.View;
import org.patchbay.web.entity.Key;

/** Asks an administrator before something is put back that interrupts a container. */
@Controller
@Path("platform/hosts/{host}/drifts/{drift}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class HostDriftPages {
  @Inject Hosts hosts;
  @Inject Drifts drifts;
  @Inject DriftViews views;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response confirm(@PathParam("host") String name, @PathParam("drift") String drift) {
    Host host = hosts.named(name);
    DriftView one = views.open(host.id(), Key.of(drift).id());
    return view.put("host", host)
        .put("one", one)
        .put("drifts", List.of(one))
        .show("host/drift.html");
  }

  @POST
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response agree(@PathParam("host") String name, @PathParam("drift") String drift) {
    Host host = hosts.named(name);
    drifts.agree(host.id(), Key.of(drift).id());
    return view.go("/platform/hosts/" + host.name(), "host.drift.agreed");
  }
}
