package org.patchbay.notify.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.entity.Need;
import org.patchbay.notify.control.MailChoices;
import org.patchbay.notify.control.Post;
import org.patchbay.notify.entity.MailTopic;
import org.patchbay.web.boundary.View;

/** Where everybody chooses what they are written about. */
@Controller
@Path("me/mails")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class MailChoicePages {
  private static final String PATH = "/me/mails";
  private static final String PAGE = "notify/choice.html";

  @Inject MailChoices choices;
  @Inject CurrentAccess access;
  @Inject Post post;
  @Inject View view;

  @GET
  @AllowedTo(Need.SIGNED_IN)
  public Response show() {
    return form(choices.wanted(access.get().caller().name())).show(PAGE);
  }

  private View form(Set<MailTopic> wanted) {
    return view.put("topics", List.of(MailTopic.values()))
        .put("wanted", wanted)
        .put("off", !post.isOpen());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.SIGNED_IN)
  public Response choose(MultivaluedMap<String, String> fields) {
    try {
      choices.choose(fields.getOrDefault("topics", List.of()));
    } catch (Fault fault) {
      return form(choices.wanted(access.get().caller().name())).again(PAGE, fault, "topics");
    }
    return view.go(PATH, "notify.choice.saved");
  }
}
