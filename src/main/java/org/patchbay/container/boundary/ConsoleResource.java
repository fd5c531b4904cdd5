package org.patchbay.container.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.container.control.ConsoleReading;
import org.patchbay.container.control.Consoles;
import org.patchbay.container.control.Containers;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;

/** The end of a container's serial console over the API. */
@Path("tenants/{tenant}/containers/{container}/console")
@RequestScoped
@Tag(name = "Containers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConsoleResource {
  @Inject Containers containers;
  @Inject Consoles consoles;
  @Inject ConsoleReading reading;

  @GET
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CONSOLE)
  @WithConsent(HelpDeed.CONSOLE)
  @Operation(
      summary = "The end of a container's serial console, as it was when it was last read",
      description = "It is read when the container's node is found ill, and when somebody asks.")
  public ConsoleJson show(@PathParam("container") String name) {
    return ConsoleJson.of(consoles.of(id(name)));
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CONSOLE)
  @WithConsent(HelpDeed.CONSOLE)
  @Operation(summary = "Read the end of a container's serial console from its host now")
  public ConsoleJson read(@PathParam("container") String name) {
    UUID id = id(name);
    reading.asked(id);
    return ConsoleJson.of(consoles.of(id));
  }

  private UUID id(String name) {
    return containers.row(name).container().id();
  }
}
