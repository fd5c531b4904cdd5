package org.patchbay.dashboard.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.membership.control.Invitations;
import org.patchbay.membership.control.OrganizationProgress;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;
import org.patchbay.web.entity.Cursor;
import org.patchbay.web.entity.Slice;

/** The administrators' pages about tenants. */
@Controller
@Path("platform/tenants")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class PlatformTenantPages {
  private static final String ROOT = "/platform/tenants";

  @Inject Tenants tenants;
  @Inject Quotas quotas;
  @Inject Invitations invitations;
  @Inject OrganizationProgress progress;
  @Inject PublicNetworks networks;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list(
      @QueryParam("q") @DefaultValue("") String part, @BeanParam Paging paging) {
    String after = paging.cursor(1).map(cursor -> cursor.key(0)).orElse("");
    Slice<Tenant> slice =
        Slice.of(
            tenants.page(part, after, paging.limit() + 1),
            paging.limit(),
            tenant -> Cursor.after(tenant.slug()));
    var links = new ListLinks(ROOT, Map.of("q", part));
    return view.put("slice", slice)
        .put("links", links)
        .put("first", after.isEmpty() ? null : links.first())
        .put("next", links.next(slice.next()))
        .show("tenant/index.html");
  }

  @GET
  @Path("{slug}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response show(@PathParam("slug") String slug) {
    Tenant shown = tenants.named(slug);
    return view.put("shown", shown)
        .put("quotas", quotas.of(shown.id()))
        .put("members", tenants.members(shown.id()))
        .put("invitations", invitations.of(shown.id()))
        .put("state", progress.of(shown.id()))
        .put("trouble", progress.trouble(shown.id()).orElse(null))
        .put(
            "networks",
            networks.all().stream()
                .filter(network -> network.serves(shown.id()))
                .map(PublicNetwork::name)
                .toList())
        .show("tenant/show.html");
  }

  @POST
  @Path("{slug}/retries")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response retry(@PathParam("slug") String slug) {
    Tenant tenant = tenants.named(slug);
    progress.retry(tenant.id());
    return view.go(ROOT + "/" + tenant.slug(), "tenant.organization.retried");
  }
}
