package org.patchbay.dashboard.boundary;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.boundary.View;

/** Making a tenant: what it is called, whom it is for, and how much it may have. */
@Controller
@Path("platform/new-tenant")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class NewTenantPages {
  private static final String PAGE = "tenant/new.html";

  @Inject Tenants tenants;
  @Inject Quotas quotas;
  @Inject PublicNetworks networks;
  @Inject View view;

  @Inject
  @ConfigProperty(name = "patchbay.theme.default")
  String theme;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response form() {
    return about(TenantForm.empty(theme, quotas.defaults())).show(PAGE);
  }

  private View about(TenantForm form) {
    return view.put("form", form)
        .put(
            "networks",
            networks.all().stream()
                .filter(network -> network.allowed().isPresent())
                .map(PublicNetwork::name)
                .toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response make(MultivaluedMap<String, String> fields) {
    TenantForm form = TenantForm.of(fields);
    try {
      Tenant made = tenants.add(form.draft());
      return view.go("/platform/tenants/" + made.slug(), "tenant.made", made.name());
    } catch (Fault fault) {
      return about(form).again(PAGE, fault, "slug");
    }
  }
}
