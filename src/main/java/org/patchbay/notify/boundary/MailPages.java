package org.patchbay.notify.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.TenantChoice;
import org.patchbay.identity.entity.Need;
import org.patchbay.notify.control.Mails;
import org.patchbay.notify.control.Post;
import org.patchbay.notify.entity.Mail;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;

/** Mails that have not gone, for administrators. */
@Controller
@Path("platform/mails")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class MailPages {
  private static final String PLACE = "/platform/mails";

  @Inject Mails mails;
  @Inject MailSlices slices;
  @Inject Post post;
  @Inject TenantChoice owners;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list(@BeanParam Paging paging) {
    var slice = slices.of(paging);
    var links = new ListLinks(PLACE, Map.of());
    return view.put("slice", slice)
        .put("open", post.isOpen())
        .put("owners", owners.named(slice.items().stream().map(Mail::tenantId)))
        .put("first", paging.cursor(1).isPresent() ? links.first() : null)
        .put("next", links.next(slice.next()))
        .show("notify/index.html");
  }

  @POST
  @Path("{mail}/retry")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response again(@PathParam("mail") UUID id) {
    mails.again(id);
    return view.go(PLACE, "notify.again.done");
  }
}
