package org.patchbay.helpdesk.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultKind;
import org.patchbay.helpdesk.control.StaffRequests;
import org.patchbay.helpdesk.entity.HelpRequest;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.boundary.TenantChoice;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** The helpdesk's own pages: all tenants, and what one asked them for. */
@Controller
@Path("helpdesk")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class DeskPages {
  private static final String PLACE = "/helpdesk/requests";
  private static final String REQUEST = "helpdesk/own.html";

  @Inject StaffRequests requests;
  @Inject HelpSlices slices;
  @Inject HelpLists lists;
  @Inject TenantChoice owners;
  @Inject Tenants tenants;
  @Inject CurrentAccess access;
  @Inject View view;

  @GET
  @Path("tenants")
  @AllowedTo(Need.HELPDESK)
  public Response tenants(
      @QueryParam("q") @DefaultValue("") String part, @BeanParam Paging paging) {
    String after = paging.cursor(1).map(cursor -> cursor.key(0)).orElse("");
    List<Tenant> rows = tenants.visibleTo(access.get().caller(), part, after, paging.limit() + 1);
    var slice = Slice.of(rows, paging.limit(), tenant -> Cursor.after(tenant.slug()));
    var links = new ListLinks("/helpdesk/tenants", Map.of("q", part));
    return view.put("slice", slice)
        .put("links", links)
        .put("first", after.isEmpty() ? null : links.first())
        .put("next", links.next(slice.next()))
        .show("helpdesk/tenants.html");
  }

  @GET
  @Path("requests")
  @AllowedTo(Need.HELPDESK)
  public Response requests(@BeanParam HelpQuery query, @BeanParam Paging paging) {
    var slice = slices.ofStaff(query, paging);
    return lists
        .put(view, PLACE, query, paging, slice)
        .put("owners", owners.named(slice.items().stream().map(HelpRequest::tenantId)))
        .show("helpdesk/requests.html");
  }

  @GET
  @Path("requests/{request}")
  @AllowedTo(Need.HELPDESK)
  public Response show(@PathParam("request") UUID id) {
    return about(id).show(REQUEST);
  }

  private View about(UUID id) {
    HelpRequest request = requests.get(id);
    return view.put("request", request).put("owner", tenants.get(request.tenantId()));
  }

  @POST
  @Path("requests/{request}/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.HELPDESK)
  public Response end(@PathParam("request") UUID id) {
    try {
      requests.end(id);
      return view.go(PLACE + "/" + id, "helpdesk.ended");
    } catch (Fault fault) {
      if (fault.kind() == FaultKind.NOT_FOUND) {
        throw fault;
      }
      return about(id).again(REQUEST, fault, "end");
    }
  }
}
