package org.patchbay.quota.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.quota.control.QuotaRequests;
import org.patchbay.quota.entity.QuotaAsk;
import org.patchbay.quota.entity.QuotaRequest;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.ApiApplication;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.entity.Slice;

/** What a tenant asks for. */
@Path("tenants/{tenant}/quota-requests")
@RequestScoped
@Tag(name = "Quotas")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class QuotaRequestsResource {
  @Inject QuotaRequests requests;
  @Inject QuotaSlices slices;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "What the tenant asked for, newest first")
  public Slice<QuotaRequestJson> requests(
      @PathParam("tenant") String slug, @BeanParam Paging paging) {
    return slices.of(paging).map(request -> QuotaRequestJson.of(request, slug));
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.QUOTAS)
  @Operation(summary = "Ask for more of something")
  @APIResponse(
      responseCode = "201",
      description = "It is asked for; the platform answers",
      content = @Content(schema = @Schema(implementation = QuotaRequestJson.class)))
  public Response ask(@PathParam("tenant") String slug, QuotaAsk ask) {
    QuotaRequest request = requests.ask(ask);
    String place = ApiApplication.PATH + "/tenants/" + slug + "/quota-requests/" + request.id();
    return Response.created(URI.create(place)).entity(QuotaRequestJson.of(request, slug)).build();
  }

  @GET
  @Path("{request}")
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "One request and its answer")
  public QuotaRequestJson request(
      @PathParam("tenant") String slug, @PathParam("request") UUID request) {
    return QuotaRequestJson.of(requests.get(request), slug);
  }

  @DELETE
  @Path("{request}")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.QUOTAS)
  @Operation(summary = "Withdraw a request that is open")
  public Response withdraw(@PathParam("tenant") String slug, @PathParam("request") UUID request) {
    requests.withdraw(request);
    return Response.noContent().build();
  }
}
