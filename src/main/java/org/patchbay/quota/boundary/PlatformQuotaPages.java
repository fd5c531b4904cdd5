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
import java.util.stream.Stream;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.TenantChoice;
import org.patchbay.identity.entity.Need;
import org.patchbay.quota.control.QuotaDefects;
import org.patchbay.quota.control.QuotaRequests;
import org.patchbay.quota.entity.QuotaDefect;
import org.patchbay.quota.entity.QuotaRequest;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;

/** What tenants ask for, and counters that are wrong, for administrators. */
@Controller
@Path("platform/quotas")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class PlatformQuotaPages {
  private static final String PLACE = "/platform/quotas";
  private static final String REQUEST = "quota/request.html";

  @Inject Quotas quotas;
  @Inject QuotaRequests requests;
  @Inject QuotaDefects defects;
  @Inject QuotaSlices slices;
  @Inject TenantChoice owners;
  @Inject Tenants tenants;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list(@BeanParam Paging paging) {
    var slice = slices.of(paging);
    var waiting = requests.waiting();
    var wrong = defects.all();
    var links = new ListLinks(PLACE, Map.of());
    var whose =
        Stream.concat(
            Stream.concat(slice.items().stream(), waiting.stream()).map(QuotaRequest::tenantId),
            wrong.stream().map(QuotaDefect::tenant));
    return view.put("slice", slice)
        .put("waiting", waiting)
        .put("defects", wrong)
        .put("owners", owners.named(whose))
        .put("tenants", owners.each().orElse(List.of()))
        .put("first", paging.cursor(1).isPresent() ? links.first() : null)
        .put("next", links.next(slice.next()))
        .show("quota/platform.html");
  }

  @POST
  @Path("check")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response check() {
    int found = defects.check().size();
    return found == 0
        ? view.go(PLACE, "quota.defects.none")
        : view.go(PLACE, "quota.defects.alarm", found);
  }

  @GET
  @Path("requests/{request}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response request(@PathParam("request") UUID id) {
    QuotaRequest request = requests.get(id);
    var form = new QuotaForm(Map.of("granted", String.valueOf(request.wanted())));
    return about(request, form).show(REQUEST);
  }

  private View about(QuotaRequest request, QuotaForm form) {
    return view.put("request", request)
        .put("owner", tenants.get(request.tenantId()))
        .put("quota", quotas.named(request.tenantId(), request.name()))
        .put("form", form);
  }

  @POST
  @Path("requests/{request}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response decide(@PathParam("request") UUID id, MultivaluedMap<String, String> fields) {
    try {
      requests.decide(id, QuotaFields.decision(fields));
      return view.go(PLACE, "quota.decided");
    } catch (Fault fault) {
      return about(requests.get(id), QuotaForm.of(fields)).again(REQUEST, fault, "granted");
    }
  }
}
