package org.patchbay.container.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.patchbay.container.control.AddressBook;
import org.patchbay.container.control.SegmentUses;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.network.control.FrameSizes;
import org.patchbay.network.control.SegmentEditing;
import org.patchbay.network.control.Segments;
import org.patchbay.network.entity.Segment;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.ApiApplication;
import org.patchbay.web.boundary.Revision;
import org.patchbay.web.entity.Slice;

/** A tenant's private segments over the API. */
@Path("tenants/{tenant}/segments")
@RequestScoped
@Tag(name = "Segments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SegmentsResource {
  @Inject Segments segments;
  @Inject SegmentEditing editing;
  @Inject FrameSizes frames;
  @Inject SegmentUses uses;
  @Inject AddressBook book;
  @Context Request request;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "The tenant's private segments; there are few, so never a next page")
  public Slice<SegmentJson> list() {
    return new Slice<>(book.segments().stream().map(SegmentJson::of).toList(), null);
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  @Operation(summary = "Another private segment")
  @APIResponse(
      responseCode = "201",
      description = "It is there; Location says where",
      content = @Content(schema = @Schema(implementation = SegmentJson.class)))
  public Response add(@PathParam("tenant") String tenant, NewSegment wanted) {
    Segment segment =
        editing.add(wanted.input(segments.proposal(), segments.freshSix(), frames.usual()));
    return Response.created(
            URI.create(ApiApplication.PATH + "/tenants/" + tenant + "/segments/" + segment.name()))
        .entity(json(segment))
        .build();
  }

  private SegmentJson json(Segment segment) {
    return SegmentJson.of(book.use(segment));
  }

  @GET
  @Path("{segment}")
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "One private segment, by its name or number")
  @APIResponse(
      responseCode = "200",
      description = "The segment; its ETag is that of what is wanted",
      content = @Content(schema = @Schema(implementation = SegmentJson.class)))
  public Response show(@PathParam("segment") String name) {
    SegmentJson json = json(segments.get(name));
    return Revision.of(json, json.wish());
  }

  @PUT
  @Path("{segment}")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  @Operation(summary = "Call a private segment otherwise, and keep other addresses back")
  @APIResponse(
      responseCode = "200",
      description = "The segment",
      content = @Content(schema = @Schema(implementation = SegmentJson.class)))
  public Response change(@PathParam("segment") String name, SegmentWords words) {
    Segment segment = segments.get(name);
    Revision.require(request, json(segment).wish());
    SegmentJson json =
        json(editing.change(segment.id(), words.name(), words.ipv6(), words.reserved()));
    return Revision.of(json, json.wish());
  }

  @DELETE
  @Path("{segment}")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.NETWORKS)
  @Operation(summary = "Give a private segment back; refused as long as anything uses it")
  @APIResponse(responseCode = "204", description = "It is given back")
  public void giveBack(@PathParam("segment") String name) {
    Segment segment = segments.get(name);
    Revision.require(request, json(segment).wish());
    uses.giveBack(segment.id());
  }
}
