package org.patchbay.dashboard.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.membership.control.Invitations;
import org.patchbay.membership.control.OrganizationProgress;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.entity.PublicNetwork;
import org.patchbay.tenant.control.Quotas;
import org.patchbay.tenant.control.Suspension;
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
  private static final String PAGE = "tenant/show.html";

  @Inject Tenants tenants;
  @Inject Suspension suspension;
  @Inject Quotas quotas;
  @Inject Invitations invitations;
  @Inject OrganizationProgress progress;
  @Inject PublicNetworks networks;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list(
      @QueryParam("q") @DefaultValue("") String part,
      @QueryParam("gone") @DefaultValue("") String gone,
      @BeanParam Paging paging) {
    String after = paging.cursor(1).map(cursor -> cursor.key(0)).orElse("");
    Slice<Tenant> slice =
        Slice.of(
            tenants.page(part, !gone.isEmpty(), after, paging.limit() + 1),
            paging.limit(),
            tenant -> Cursor.after(tenant.slug()));
    var links = new ListLinks(ROOT, Map.of("q", part, "gone", gone));
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
    return about(tenants.named(slug), "").show(PAGE);
  }

  private View about(Tenant shown, String reason) {
    return view.put("reason", reason)
        .put("shown", shown)
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
                .toList());
  }

  @POST
  @Path("{slug}/retries")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response retry(@PathParam("slug") String slug) {
    Tenant tenant = tenants.named(slug);
    progress.retry(tenant.id());
    return view.go(ROOT + "/" + tenant.slug(), "tenant.organization.retried");
  }

  @POST
  @Path("{slug}/suspension")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response suspend(
      @PathParam("slug") String slug, @FormParam("reason") @DefaultValue("") String reason) {
    Tenant tenant = tenants.named(slug);
    try {
      suspension.suspend(tenant.id(), reason);
      return view.go(ROOT + "/" + tenant.slug(), "tenant.suspended", tenant.name());
    } catch (Fault fault) {
      return about(tenant, reason).again(PAGE, fault, "reason");
    }
  }

  @POST
  @Path("{slug}/resumption")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response resume(@PathParam("slug") String slug) {
    Tenant tenant = tenants.named(slug);
    suspension.resume(tenant.id());
    return view.go(ROOT + "/" + tenant.slug(), "tenant.resumed", tenant.name());
  }
}
