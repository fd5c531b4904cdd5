package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.control.PersonalChoices;
import org.patchbay.identity.entity.ChoiceWish;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.boundary.Languages;
import org.patchbay.web.boundary.Revision;

/** What the caller chose for themselves, over the API. */
@Path("me/preferences")
@RequestScoped
@Tag(name = "Me")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PreferencesResource {
  @Inject PersonalChoices choices;
  @Inject CurrentAccess access;
  @Context Request request;

  @GET
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "The caller's language and the zone that times are told in")
  @APIResponse(
      responseCode = "200",
      description = "What was chosen; null where the browser or the request says it",
      content = @Content(schema = @Schema(implementation = PreferencesJson.class)))
  public Response show() {
    return Revision.ok(request, now());
  }

  private PreferencesJson now() {
    return PreferencesJson.of(ChoiceWish.of(choices.of(access.person().name())));
  }

  @PUT
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "Choose language and zone; they count from the next request on")
  @APIResponse(
      responseCode = "200",
      description = "What is chosen now",
      content = @Content(schema = @Schema(implementation = PreferencesJson.class)))
  public Response choose(PreferencesJson wanted) {
    Revision.require(request, now());
    ChoiceWish wish = wanted.wish();
    var problems = wish.problems(Languages.codes());
    Fault.refuse(problems);
    choices.choose(wish.chosen());
    return Revision.changed(now());
  }
}
