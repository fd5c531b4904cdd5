package org.patchbay.container.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.patchbay.container.control.ConsoleReading;
import org.patchbay.container.control.Consoles;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** The end of a container's serial console: as it was last read, and read again. */
@Controller
@Path("t/{tenant}/containers/{container}/console")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ConsolePages {
  @Inject Containers containers;
  @Inject Consoles consoles;
  @Inject ConsoleReading reading;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CONSOLE)
  @WithConsent(HelpDeed.CONSOLE)
  public Response show(@PathParam("tenant") String tenant, @PathParam("container") String name) {
    ContainerRow row = containers.row(name);
    return view.put("row", row)
        .put("console", consoles.of(row.container().id()).orElse(null))
        .put("root", "/t/" + tenant)
        .show("container/console.html");
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CONSOLE)
  @WithConsent(HelpDeed.CONSOLE)
  public Response read(@PathParam("tenant") String tenant, @PathParam("container") String name) {
    ContainerRow row = containers.row(name);
    reading.asked(row.container().id());
    return view.go("/t/" + tenant + "/containers/" + row.container().name() + "/console");
  }
}
