package org.patchbay.operation.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.TenantChoice;
import org.patchbay.identity.entity.Need;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.entity.OperationFilter;
import org.patchbay.operation.entity.OperationView;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;

/** Everybody's operations and the platform's own, for administrators. */
@Controller
@Path("platform/operations")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class PlatformOperationPages {
  private static final String ROOT = "/platform/operations";

  @Inject OperationList operations;
  @Inject OperationListing listing;
  @Inject ChangeSignals signals;
  @Inject TenantChoice tenants;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list(
      @BeanParam OperationQuery query,
      @QueryParam("tenant") String tenant,
      @BeanParam Paging paging) {
    Optional<UUID> one = tenants.chosen(tenant);
    OperationFilter all = query.filter(paging);
    OperationFilter filter = one.map(id -> all.of(Set.of(id))).orElse(all);
    var links = new ListLinks(ROOT, query.asked("tenant", tenant));
    var slice = listing.put(filter, links, paging);
    return view.put("tenants", tenants.all(view.locale()))
        .put(
            "owners",
            tenants.named(slice.items().stream().map(row -> row.operation().target().tenant())))
        .show(OperationListing.PAGE);
  }

  @GET
  @Path("{id}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response show(@PathParam("id") UUID id) {
    OperationView shown = operations.view(id);
    UUID owner = shown.operation().target().tenant();
    return view.put("view", shown)
        .put("root", "/platform")
        .put("owner", tenants.named(Stream.of(owner)).get(owner))
        .show("operation/show.html");
  }

  /** Says that something changed, never what: the page fetches itself again. */
  @GET
  @Path("{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @AllowedTo(Need.PLATFORM_ADMIN)
  public void events(@PathParam("id") UUID id, @Context SseEventSink sink, @Context Sse sse) {
    signals.follow(operations.get(id), sink, sse);
  }
}
