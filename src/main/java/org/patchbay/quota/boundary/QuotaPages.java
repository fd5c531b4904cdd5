package org.patchbay.quota.boundary;

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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.quota.control.QuotaRequests;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Choice;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;

/** A tenant's page about what it may have, and what it asks for. */
@Controller
@Path("t/{tenant}/quotas")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class QuotaPages {
  private static final String PAGE = "quota/index.html";

  @Inject Quotas quotas;
  @Inject QuotaRequests requests;
  @Inject QuotaSlices slices;
  @Inject CurrentAccess access;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  public Response list(@PathParam("tenant") String slug, @BeanParam Paging paging) {
    return about(slug, paging, QuotaForm.EMPTY).show(PAGE);
  }

  private View about(String slug, Paging paging, QuotaForm form) {
    var links = new ListLinks("/t/" + slug + "/quotas", Map.of());
    var slice = slices.of(paging);
    return view.put("quotas", quotas.of(access.tenant().id()))
        .put("slice", slice)
        .put("links", links)
        .put("first", paging.cursor(1).isPresent() ? links.first() : null)
        .put("next", links.next(slice.next()))
        .put("names", names())
        .put("form", form);
  }

  private List<Choice> names() {
    return quotas.of(access.tenant().id()).stream()
        .map(quota -> Choice.of(quota.name(), "quota.unit." + quota.name(), view.locale()))
        .toList();
  }

  @POST
  @Path("requests")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.QUOTAS)
  public Response ask(@PathParam("tenant") String slug, MultivaluedMap<String, String> fields) {
    try {
      requests.ask(QuotaFields.ask(fields));
      return view.go("/t/" + slug + "/quotas", "quota.asked");
    } catch (Fault fault) {
      return about(slug, new Paging(), QuotaForm.of(fields)).again(PAGE, fault, "quota");
    }
  }

  @POST
  @Path("requests/{request}/withdrawal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.QUOTAS)
  public Response withdraw(@PathParam("tenant") String slug, @PathParam("request") UUID request) {
    try {
      requests.withdraw(request);
      return view.go("/t/" + slug + "/quotas", "quota.withdrawn");
    } catch (Fault fault) {
      return about(slug, new Paging(), QuotaForm.EMPTY).again(PAGE, fault, "quota");
    }
  }
}
