package org.patchbay.vault.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.vault.control.Keys;

/** The keys that seal secrets. */
@Path("keys")
@RequestScoped
@Tag(name = "Keys")
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {
  @Inject Keys keys;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Keys by their ids, and how many secrets each has sealed")
  public KeysJson list() {
    return KeysJson.of(keys.isResealing(), keys.all());
  }

  @POST
  @Path("resealing")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Seal anew, with the first key, what other keys have sealed")
  public KeysJson reseal() {
    return KeysJson.of(true, keys.reseal());
  }
}
