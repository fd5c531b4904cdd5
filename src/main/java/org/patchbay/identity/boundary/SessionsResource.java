package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.entity.Need;

/** The caller's own sessions of the pages, over the API. */
@Path("me/sessions")
@RequestScoped
@Tag(name = "Me")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SessionsResource {
  @Inject OwnSessions sessions;

  @GET
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "Where the caller is logged in to the portal's pages")
  public SessionsJson list() {
    return new SessionsJson(
        sessions.list().stream()
            .map(session -> SessionJson.of(session, sessions.isCurrent(session)))
            .toList());
  }

  @DELETE
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "End all of the caller's sessions but that of the login that asks")
  @APIResponse(responseCode = "204", description = "Their next request is refused")
  public void endOthers() {
    sessions.endOthers();
  }

  @DELETE
  @Path("{session}")
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "End one of the caller's sessions, and the login that it came from")
  @APIResponse(responseCode = "204", description = "Its next request is refused")
  public void end(@PathParam("session") UUID session) {
    sessions.end(session);
  }
}
