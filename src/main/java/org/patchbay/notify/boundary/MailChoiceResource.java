package org.patchbay.notify.boundary;

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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.entity.Need;
import org.patchbay.notify.control.MailChoices;
import org.patchbay.notify.entity.MailTopic;
import org.patchbay.web.boundary.Revision;

/** What the caller wants to be written about, over the API. */
@Path("me/mails")
@RequestScoped
@Tag(name = "Me")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MailChoiceResource {
  @Inject MailChoices choices;
  @Inject CurrentAccess access;
  @Context Request request;

  @GET
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "What the caller wants to be written about")
  @APIResponse(
      responseCode = "200",
      description = "The topics that are wanted",
      content = @Content(schema = @Schema(implementation = MailChoiceJson.class)))
  public Response show() {
    return Revision.ok(request, now());
  }

  private MailChoiceJson now() {
    return new MailChoiceJson(MailTopic.names(choices.wanted(access.person().name())));
  }

  @PUT
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "Choose what to be written about, in all tenants")
  @APIResponse(
      responseCode = "200",
      description = "The topics that are wanted now",
      content = @Content(schema = @Schema(implementation = MailChoiceJson.class)))
  public Response choose(MailChoiceJson wanted) {
    Revision.require(request, now());
    List<String> topics =
        Optional.ofNullable(wanted.topics())
            .orElseThrow(() -> Fault.invalid("topics", "input.required"));
    choices.choose(topics);
    return Revision.changed(now());
  }
}
