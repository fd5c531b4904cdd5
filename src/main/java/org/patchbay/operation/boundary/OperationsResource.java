package org.patchbay.operation.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.operation.control.VisibleOperations;
import org.patchbay.operation.entity.OperationRow;
import org.patchbay.operation.entity.OperationView;
import org.patchbay.tenant.control.TenantScope;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.web.boundary.Languages;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Slice;

/** Receipts. What one may not see is not there. */
@Path("/operations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public class OperationsResource {
  @Inject VisibleOperations operations;
  @Inject Tenants tenants;
  @Inject OperationStreams streams;
  @Inject HttpServletRequest request;

  @GET
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "Operations of your tenants, newest first; all for platform administrators")
  public Slice<OperationJson> list(@BeanParam OperationQuery query, @BeanParam Paging paging) {
    int limit = paging.limit();
    List<OperationRow> rows = operations.page(query.filter(paging), limit + 1);
    Map<UUID, String> slugs = new HashMap<>();
    rows.forEach(row -> slug(row.operation(), slugs));
    return Slice.of(rows, limit, row -> OperationQuery.cursor(row.operation()))
        .map(row -> OperationJson.of(row, slugs));
  }

  @GET
  @Path("{id}")
  @AllowedTo(Need.SIGNED_IN)
  @Operation(summary = "One operation with its parts and its journal")
  public OperationJson get(@PathParam("id") String id) {
    return json(operations.view(uuid(id)));
  }

  @DELETE
  @Path("{id}")
  @AllowedTo(Need.SIGNED_IN)
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  @Operation(summary = "Cancel: puts the old wish back; the operation ends when that is true again")
  public Response cancel(@PathParam("id") String id) {
    operations.cancel(uuid(id));
    return Response.accepted(get(id)).build();
  }

  @POST
  @Path("{id}/retries")
  @AllowedTo(Need.SIGNED_IN)
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  @Operation(summary = "Try again what failed of an operation, once its reason is gone")
  public Response retry(@PathParam("id") String id) {
    return Response.accepted(get(operations.retry(uuid(id)).toString())).build();
  }

  @GET
  @Path("{id}/events")
  @AllowedTo(Need.SIGNED_IN)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "Lines and states as they come; Last-Event-ID replays what was missed")
  @APIResponse(
      responseCode = "200",
      description =
          "Events step (its id is for Last-Event-ID) and state, until the operation has ended",
      content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS))
  public void events(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @DefaultValue("0") String lastKnown,
      @Context SseEventSink sink,
      @Context Sse sse) {
    long last = lastKnown.matches("\\d{1,18}") ? Long.parseLong(lastKnown) : 0;
    streams.open(operations.view(uuid(id)).operation(), last, Languages.of(request), sink, sse);
  }

  private OperationJson json(OperationView view) {
    Map<UUID, String> slugs = new HashMap<>();
    slug(view.operation(), slugs);
    return OperationJson.of(view, slugs, Languages.of(request));
  }

  private void slug(org.patchbay.operation.entity.Operation operation, Map<UUID, String> slugs) {
    UUID tenant = operation.target().tenant();
    if (!tenant.equals(TenantScope.PLATFORM)) {
      slugs.computeIfAbsent(tenant, id -> tenants.get(id).slug());
    }
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Fault.notFound("operation", id);
    }
  }
}
