package org.patchbay.quota.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.quota.control.QuotaLimiting;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Quota;
import org.patchbay.tenant.entity.QuotaRule;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.boundary.View;

/** The limits of one tenant, for administrators. */
@Controller
@Path("platform/quotas/tenants")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class TenantQuotaPages {
  private static final String PAGE = "quota/tenant.html";
  private static final String FORM = "quota/limits.html";

  @Inject Quotas quotas;
  @Inject QuotaLimiting limiting;
  @Inject Tenants tenants;
  @Inject View view;

  /** Leads to the tenant that was chosen. */
  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response choose(@QueryParam("slug") String slug) {
    Tenant tenant = tenants.named(slug == null ? "" : slug.strip());
    return Response.seeOther(URI.create("/platform/quotas/tenants/" + tenant.slug())).build();
  }

  @GET
  @Path("{slug}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list(@PathParam("slug") String slug) {
    Tenant tenant = tenants.named(slug);
    return view.put("owner", tenant).put("quotas", quotas.of(tenant.id())).show(PAGE);
  }

  @GET
  @Path("{slug}/{quota}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response form(@PathParam("slug") String slug, @PathParam("quota") String name) {
    Tenant tenant = tenants.named(slug);
    Quota quota = quotas.named(tenant.id(), name);
    return about(tenant, quota, now(quota.rule())).show(FORM);
  }

  private static QuotaForm now(QuotaRule rule) {
    return new QuotaForm(
        Map.of(
            "limit", String.valueOf(rule.hard()),
            "soft", rule.soft() == null ? "" : rule.soft().toString(),
            "graceDays", String.valueOf(rule.grace().toDays())));
  }

  private View about(Tenant tenant, Quota quota, QuotaForm form) {
    return view.put("owner", tenant).put("quota", quota).put("form", form);
  }

  @POST
  @Path("{slug}/{quota}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response change(
      @PathParam("slug") String slug,
      @PathParam("quota") String name,
      MultivaluedMap<String, String> fields) {
    Tenant tenant = tenants.named(slug);
    Quota quota = quotas.named(tenant.id(), name);
    try {
      limiting.set(tenant, name, QuotaFields.limits(fields));
      return view.go("/platform/quotas/tenants/" + tenant.slug(), "quota.limits.changed");
    } catch (Fault fault) {
      return about(tenant, quota, QuotaForm.of(fields)).again(FORM, fault, "limit");
    }
  }
}
