package org.patchbay.helpdesk.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.TenantChoice;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;

/** What the helpdesk asked all tenants for, for administrators to see. */
@Controller
@Path("platform/helpdesk")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class PlatformHelpPages {
  @Inject HelpSlices slices;
  @Inject HelpLists lists;
  @Inject TenantChoice owners;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list(@BeanParam HelpQuery query, @BeanParam Paging paging) {
    var slice = slices.ofStaff(query, paging);
    return lists
        .put(view, "/platform/helpdesk", query, paging, slice)
        .put("owners", owners.named(slice.items().stream().map(HelpRequest::tenantId)))
        .show("helpdesk/platform.html");
  }
}
