package org.patchbay.host.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.host.control.Drifts;
import org.patchbay.host.control.Hosts;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.entity.Key;

/** What on a host is not as it is wanted, over the API. */
@Path("hosts/{host}/drifts")
@RequestScoped
@Tag(name = "Hosts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class HostDriftsResource {
  @Inject Hosts hosts;
  @Inject Drifts drifts;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(
      summary = "Networks, guards and interfaces that are not as wanted, and those of seven days")
  public List<DriftJson> list(@PathParam("host") String host) {
    return drifts.ofHost(hosts.named(host).id()).stream().map(DriftJson::of).toList();
  }

  @POST
  @Path("{drift}/agreement")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Have it put back although that interrupts a container")
  @APIResponse(responseCode = "202", description = "It will be put back")
  public Response agree(@PathParam("host") String host, @PathParam("drift") String drift) {
    drifts.agree(hosts.named(host).id(), Key.of(drift).id());
    return Response.accepted().build();
  }
}
