package org.patchbay.image.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.StepUp;
import org.patchbay.identity.entity.Need;
import org.patchbay.image.control.ImageCopies;
import org.patchbay.image.control.Images;
import org.patchbay.image.control.Library;
import org.patchbay.image.entity.Image;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.OperationFilter;
import org.patchbay.web.boundary.LargeBody;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** The administrators' pages about images. */
@Controller
@Path("platform/images")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ImagePages {
  private static final String ROOT = "/platform/images";
  private static final int LATEST = 5;

  @Inject Images images;
  @Inject ImageCopies copies;
  @Inject Library library;
  @Inject OperationList operations;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list(@BeanParam Paging paging) {
    return about(paging, NewImage.EMPTY).show("image/index.html");
  }

  private View about(Paging paging, NewImage form) {
    String after = paging.cursor(1).map(cursor -> cursor.key(0)).orElse("");
    Slice<Image> slice =
        Slice.of(
            images.page(after, paging.limit() + 1),
            paging.limit(),
            image -> Cursor.after(image.name()));
    return view.put("slice", slice).put("form", form).put("root", ROOT);
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @LargeBody
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response add(
      @FormParam("name") String name,
      @FormParam("os") String os,
      @FormParam("osVersion") String osVersion,
      @FormParam("content") EntityPart content) {
    var form = new NewImage(name, os, osVersion, "x86_64");
    try {
      library.add(form.draft(), UploadedFile.of(content));
      return view.go(ROOT + "/" + name, "image.filled", name);
    } catch (Fault fault) {
      return about(new Paging(), form).again("image/index.html", fault, "name");
    }
  }

  @GET
  @Path("{image}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response show(@PathParam("image") String name) {
    return about(images.named(name)).show("image/show.html");
  }

  private View about(Image image) {
    return view.put("image", image)
        .put("hosts", copies.onHosts(image))
        .put("operations", operations.page(OperationFilter.ALL.about("image", image.id()), LATEST));
  }

  @POST
  @Path("{image}/content")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @LargeBody
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response fill(
      @PathParam("image") String name,
      @FormParam("confirm") String typed,
      @FormParam("content") EntityPart content) {
    Image image = images.named(name);
    try {
      if (image.ready() && !image.name().equals(typed)) {
        throw Fault.invalid("confirm", "layout.type.wrong", image.name());
      }
      library.fill(image.id(), UploadedFile.of(content));
      return view.go(place(image), "image.filled", image.name());
    } catch (Fault fault) {
      return about(image).put("confirm", typed).again("image/show.html", fault, "content");
    }
  }

  @POST
  @Path("{image}/removal")
  @AllowedTo(Need.PLATFORM_ADMIN)
  @StepUp
  public Response remove(@PathParam("image") String name, @FormParam("typed") String typed) {
    Image image = images.named(name);
    try {
      if (!image.name().equals(typed)) {
        throw Fault.invalid("typed", "layout.type.wrong", image.name());
      }
      return library
          .remove(image.id())
          .map(operation -> view.go(place(image), "image.removing", image.name()))
          .orElseGet(() -> view.go(ROOT, "image.removed", image.name()));
    } catch (Fault fault) {
      return about(image).put("typed", typed).again("image/show.html", fault, "typed");
    }
  }

  private static String place(Image image) {
    return ROOT + "/" + image.name();
  }
}
