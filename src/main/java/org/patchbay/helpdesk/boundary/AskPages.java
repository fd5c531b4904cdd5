package org.patchbay.helpdesk.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.patchbay.fault.entity.Fault;
import org.patchbay.helpdesk.control.HelpRequests;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.boundary.View;

/** Where helpdesk staff asks a tenant to let it act. */
@Controller
@Path("t/{tenant}/help")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class AskPages {
  private static final String PAGE = "helpdesk/ask.html";

  @Inject HelpRequests requests;
  @Inject HelpLists lists;
  @Inject CurrentAccess access;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_HELPDESK)
  public Response form(@PathParam("tenant") String slug) {
    return about(slug, HelpForm.EMPTY).show(PAGE);
  }

  private View about(String slug, HelpForm form) {
    return view.put("scopes", lists.scopes(view.locale()))
        .put("deeds", HelpDeed.values())
        .put("form", form)
        .put("root", "/t/" + slug + "/help");
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_HELPDESK)
  public Response ask(@PathParam("tenant") String slug, MultivaluedMap<String, String> fields) {
    HelpForm form = HelpForm.of(fields);
    Tenant tenant = access.tenant();
    try {
      HelpRequest request = requests.ask(form.ask(), tenant.name());
      return view.go(
          "/helpdesk/requests/" + request.id(),
          request.standing() ? "helpdesk.asked.standing" : "helpdesk.asked",
          tenant.name());
    } catch (Fault fault) {
      return about(slug, form).again(PAGE, fault, "reason");
    }
  }
}
