package org.patchbay.audit.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;

/** A tenant's page about who did what. */
@Controller
@Path("t/{tenant}/audit")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class AuditPages {
  @Inject AuditListing listing;
  @Inject CurrentAccess access;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Needs(Permission.AUDIT)
  public Response list(
      @PathParam("tenant") String slug, @BeanParam AuditQuery query, @BeanParam Paging paging) {
    var links = new ListLinks("/t/" + slug + "/audit", query.asked("tenant", null));
    listing.put(query.filter(whose(), paging), links, query, paging);
    return view.put("root", "/t/" + slug).show(AuditListing.PAGE);
  }

  @GET
  @Path("export")
  @AllowedTo(Need.TENANT_VIEWER)
  @Needs(Permission.AUDIT)
  public Response export(
      @PathParam("tenant") String slug,
      @BeanParam AuditQuery query,
      @QueryParam("format") String format) {
    return listing.export(query.filter(whose(), Paging.of(null, null)), format, slug);
  }

  @GET
  @Path("verification")
  @AllowedTo(Need.TENANT_VIEWER)
  @Needs(Permission.AUDIT)
  public Response verification(@PathParam("tenant") String slug, @BeanParam ChainQuery query) {
    return listing.verification(
        whose().orElseThrow(), new ListLinks("/t/" + slug + "/audit", AuditQuery.NOTHING), query);
  }

  private Optional<UUID> whose() {
    return Optional.of(access.tenant().id());
  }
}
