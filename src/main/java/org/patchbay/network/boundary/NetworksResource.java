package org.patchbay.network.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.network.control.NetworkEditing;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.web.boundary.ApiApplication;
import org.patchbay.web.boundary.Revision;
import org.patchbay.web.entity.Slice;

/** Networks over the API. */
@Path("networks")
@RequestScoped
@Tag(name = "Networks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NetworksResource {
  @Inject PublicNetworks networks;
  @Inject NetworkEditing editing;
  @Inject NetworkViews views;
  @Inject Segments segments;
  @Context Request request;

  @GET
  @Path("public")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "The public networks, by name; there are few, so never a next page")
  public Slice<PublicNetworkJson> list() {
    return new Slice<>(views.all(), null);
  }

  @POST
  @Path("public")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Make a public network with its address pools")
  @APIResponse(
      responseCode = "201",
      description = "It is made; Location says where it is",
      content = @Content(schema = @Schema(implementation = PublicNetworkJson.class)))
  public Response add(NewPublicNetwork wanted) {
    PublicNetwork network =
        networks.add(wanted.name(), wanted.bridge(), wanted.inputs(), wanted.frames());
    return Response.created(URI.create(ApiApplication.PATH + "/networks/public/" + network.name()))
        .entity(views.of(network))
        .build();
  }

  @GET
  @Path("public/{network}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "One public network")
  @APIResponse(
      responseCode = "200",
      description = "The network",
      content = @Content(schema = @Schema(implementation = PublicNetworkJson.class)))
  public Response show(@PathParam("network") String name) {
    PublicNetworkJson json = views.named(name);
    return Revision.of(json, json.wish());
  }

  @PUT
  @Path("public/{network}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(
      summary =
          "Change a public network's pools, who may use it, and what is set apart; what tenants"
              + " hold stays theirs")
  @APIResponse(
      responseCode = "200",
      description = "The network",
      content = @Content(schema = @Schema(implementation = PublicNetworkJson.class)))
  public Response change(@PathParam("network") String name, PublicNetworkJson wanted) {
    PublicNetworkJson now = views.named(name);
    Revision.require(request, now.wish());
    PublicNetworkJson json = views.of(editing.change(now.id(), wanted.change()));
    return Revision.of(json, json.wish());
  }

  @GET
  @Path("segments")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "The range of segment ids, and who holds which")
  @APIResponse(
      responseCode = "200",
      description = "The range and its holders",
      content = @Content(schema = @Schema(implementation = SegmentsJson.class)))
  public Response segments() {
    return Revision.ok(request, segmentsNow());
  }

  private SegmentsJson segmentsNow() {
    return SegmentsJson.of(segments.range().orElse(null), segments.all());
  }

  @PUT
  @Path("segments")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Set the range of segment ids; ids that are held stay with their holders")
  @APIResponse(
      responseCode = "200",
      description = "The range and its holders",
      content = @Content(schema = @Schema(implementation = SegmentsJson.class)))
  public Response setRange(SegmentRangeInput wanted) {
    Revision.require(request, segmentsNow());
    segments.setRange(wanted.range());
    return Revision.changed(segmentsNow());
  }
}
