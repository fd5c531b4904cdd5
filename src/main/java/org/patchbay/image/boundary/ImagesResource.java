package org.patchbay.image.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.StepUp;
import org.patchbay.identity.entity.Need;
import org.patchbay.image.control.ImageCopies;
import org.patchbay.image.control.Images;
import org.patchbay.image.control.Library;
import org.patchbay.image.entity.Image;
import org.patchbay.image.entity.ImageCopy;
import org.patchbay.operation.boundary.Receipt;
import org.patchbay.web.boundary.ApiApplication;
import org.patchbay.web.boundary.LargeBody;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.Revision;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** The image library over the API. */
@Path("images")
@RequestScoped
@Tag(name = "Images")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ImagesResource {
  @Inject Images images;
  @Inject ImageCopies copies;
  @Inject Library library;
  @Inject Receipt receipt;
  @Context Request request;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "The images of the library, by name")
  public Slice<ImageJson> list(@BeanParam Paging paging) {
    String after = paging.cursor(1).map(cursor -> cursor.key(0)).orElse("");
    return Slice.of(
            images.page(after, paging.limit() + 1),
            paging.limit(),
            image -> Cursor.after(image.name()))
        .map(image -> ImageJson.of(image, null));
  }

  @POST
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Describe a new image; its content is uploaded next")
  @APIResponse(
      responseCode = "201",
      description = "It is made; Location says where it is",
      content = @Content(schema = @Schema(implementation = ImageJson.class)))
  public Response add(NewImage wanted) {
    Image image = library.describe(wanted.draft());
    return Response.created(URI.create(ApiApplication.PATH + "/images/" + image.name()))
        .entity(json(image))
        .build();
  }

  @GET
  @Path("{image}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "One image, and the hosts that have it")
  @APIResponse(
      responseCode = "200",
      description = "The image",
      content = @Content(schema = @Schema(implementation = ImageJson.class)))
  public Response show(@PathParam("image") String name) {
    return Revision.ok(request, json(images.named(name)));
  }

  @PUT
  @Path("{image}/content")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  @LargeBody
  @AllowedTo(Need.PLATFORM_ADMIN)
  @Operation(summary = "Upload the image's qcow2 file; it is checked, then sent to every host")
  public ImageJson fill(@PathParam("image") String name, InputStream content) {
    return json(library.fill(images.named(name).id(), content));
  }

  @DELETE
  @Path("{image}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @StepUp
  @Operation(
      summary = "Delete an image that nothing is made of, from every host and the library",
      description = StepUp.DESCRIPTION)
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  @APIResponse(responseCode = "204", description = "No host had it; it is gone")
  public Response remove(@PathParam("image") String name) {
    return library
        .remove(images.named(name).id())
        .map(receipt::of)
        .orElseGet(() -> Response.noContent().build());
  }

  private ImageJson json(Image image) {
    return ImageJson.of(
        image,
        copies.of(image.id()).stream()
            .filter(copy -> image.sha256().map(copy::holds).orElse(false))
            .map(ImageCopy::hostId)
            .toList());
  }
}
