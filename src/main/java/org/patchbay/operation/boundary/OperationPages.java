package org.patchbay.operation.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.operation.control.Cancelling;
import org.patchbay.operation.control.OperationList;
import org.patchbay.operation.control.Retrying;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;

/** A tenant's pages about its operations; one of them follows along. */
@Controller
@Path("t/{tenant}/operations")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class OperationPages {
  private static final String SHOW = "operation/show.html";

  @Inject OperationList operations;
  @Inject OperationListing listing;
  @Inject Cancelling cancelling;
  @Inject Retrying retrying;
  @Inject ChangeSignals signals;
  @Inject View view;

  @GET
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  public Response list(
      @PathParam("tenant") String tenant,
      @BeanParam OperationQuery query,
      @BeanParam Paging paging) {
    var links = new ListLinks("/t/" + tenant + "/operations", query.asked("tenant", null));
    listing.put(query.filter(paging), links, paging);
    return view.show(OperationListing.PAGE);
  }

  @GET
  @Path("{id}")
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  public Response show(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
    return about(tenant, id).show(SHOW);
  }

  private View about(String tenant, UUID id) {
    return view.put("view", operations.view(id)).put("root", "/t/" + tenant);
  }

  @GET
  @Path("{id}/cancellation")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.OPERATIONS)
  @WithConsent(HelpDeed.OPERATIONS)
  public Response confirmCancelling(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
    return view.put("op", operations.get(id))
        .put("root", "/t/" + tenant)
        .show("operation/cancellation.html");
  }

  @POST
  @Path("{id}/cancellation")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.OPERATIONS)
  @WithConsent(HelpDeed.OPERATIONS)
  public Response cancel(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
    try {
      cancelling.cancel(id);
      return view.go("/t/" + tenant + "/operations/" + id, "operation.cancelled");
    } catch (Fault fault) {
      return about(tenant, id).again(SHOW, fault, "cancel");
    }
  }

  @POST
  @Path("{id}/retries")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.OPERATIONS)
  @WithConsent(HelpDeed.OPERATIONS)
  public Response retry(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
    try {
      return view.go("/t/" + tenant + "/operations/" + retrying.retry(id), "operation.retried");
    } catch (Fault fault) {
      return about(tenant, id).again(SHOW, fault, "retry");
    }
  }

  /** Says that something changed, never what: the page fetches itself again. */
  @GET
  @Path("{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  public void events(@PathParam("id") UUID id, @Context SseEventSink sink, @Context Sse sse) {
    signals.follow(operations.get(id), sink, sse);
  }
}
