package org.patchbay.audit.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.TenantChoice;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;

/** Who did what, for administrators: all trails together, or one of them. */
@Controller
@Path("platform/audit")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class PlatformAuditPages {
  @Inject AuditListing listing;
  @Inject TenantChoice tenants;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list(
      @BeanParam AuditQuery query, @QueryParam("tenant") String tenant, @BeanParam Paging paging) {
    var links = new ListLinks("/platform/audit", query.asked("tenant", tenant));
    var slice = listing.put(query.filter(tenants.chosen(tenant), paging), links, paging);
    return view.put("root", "/platform")
        .put("tenants", tenants.all(view.locale()))
        .put(
            "owners", tenants.named(slice.items().stream().map(record -> record.object().tenant())))
        .show(AuditListing.PAGE);
  }
}
