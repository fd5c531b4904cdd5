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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.TenantChoice;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;

/** Who did what, for administrators: all trails together, or one of them. */
@Controller
@Path("platform/audit")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class PlatformAuditPages {
  private static final String PLACE = "/platform/audit";

  @Inject AuditListing listing;
  @Inject TenantChoice tenants;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list(
      @BeanParam AuditQuery query, @QueryParam("tenant") String tenant, @BeanParam Paging paging) {
    var links = new ListLinks(PLACE, query.asked("tenant", tenant));
    var slice = listing.put(query.filter(tenants.chosen(tenant), paging), links, query, paging);
    return view.put("root", "/platform")
        .put("tenants", tenants.all(view.locale()))
        .put(
            "owners", tenants.named(slice.items().stream().map(record -> record.object().tenant())))
        .show(AuditListing.PAGE);
  }

  /** Of one chain: the chosen tenant's, or the platform's own. */
  @GET
  @Path("export")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response export(
      @BeanParam AuditQuery query,
      @QueryParam("tenant") String tenant,
      @QueryParam("format") String format) {
    var filter = query.filter(Optional.of(one(tenant)), Paging.of(null, null));
    String owner = one(tenant).equals(TenantScope.PLATFORM) ? "platform" : tenant.strip();
    return listing.export(filter, format, owner);
  }

  @GET
  @Path("verification")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response verification(@QueryParam("tenant") String tenant, @BeanParam ChainQuery query) {
    Map<String, String> asked = tenant == null ? Map.of() : Map.of("tenant", tenant);
    return listing.verification(one(tenant), new ListLinks(PLACE, asked), query);
  }

  private UUID one(String tenant) {
    return tenants.chosen(tenant).orElse(TenantScope.PLATFORM);
  }
}
