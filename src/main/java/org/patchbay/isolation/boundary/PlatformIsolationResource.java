package org.patchbay.isolation.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.isolation.control.PlatformIsolation;

/** All tenants' isolation over the API. */
@Path("isolation")
@RequestScoped
@Tag(name = "Isolation")
@Produces(MediaType.APPLICATION_JSON)
public class PlatformIsolationResource {
  @Inject PlatformIsolation isolation;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "The last check of every tenant, those that failed first")
  public List<IsolationJson> list() {
    return isolation.last().stream().map(IsolationJson::of).toList();
  }

  @POST
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Check every tenant that has containers now")
  @APIResponse(responseCode = "202", description = "They are under way")
  public Response check() {
    isolation.askAll();
    return Response.accepted().build();
  }
}
