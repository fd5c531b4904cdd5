package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.Documents;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.entity.document.ClusterReader;
import org.patchbay.cluster.entity.document.ReadCluster;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.operation.boundary.Receipt;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Languages;

/** New clusters from YAML documents, over the API. */
@Path("tenants/{tenant}/cluster-documents")
@RequestScoped
@Tag(name = "Clusters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(DocumentsResource.YAML)
public class DocumentsResource {
  /** Registered by RFC 9512. */
  static final String YAML = "application/yaml";

  private static final Duration FRESH = Duration.ofMinutes(10);

  @Inject Documents documents;
  @Inject Planner planner;
  @Inject Approval approval;
  @Inject Receipt receipt;
  @Inject HttpServletRequest request;
  @Inject Clock clock;

  @POST
  @Path("plan")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  @Operation(summary = "What the cluster of a document would be")
  public PlanJson plan(String text) {
    return plan(ClusterReader.read(text));
  }

  private PlanJson plan(ReadCluster read) {
    return PlanJson.of(
        documents.byLine(read, () -> planner.preview(read.request())),
        clock.instant().plus(FRESH),
        Languages.of(request));
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  @Operation(summary = "Make the cluster that a document describes")
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  @APIResponse(
      responseCode = "409",
      description = "The planId no longer holds; this is the new plan",
      content = @Content(schema = @Schema(implementation = PlanJson.class)))
  public Response create(
      @QueryParam("planId") String planId,
      @QueryParam("confirm") List<String> confirm,
      String text) {
    ReadCluster read = ClusterReader.read(text);
    try {
      return receipt.of(
          documents.byLine(
              read, () -> approval.approve(read.request(), planId, Set.copyOf(confirm))));
    } catch (Fault fault) {
      if (fault.code() != FaultCode.PLAN_OUTDATED) {
        throw fault;
      }
      return Response.status(Response.Status.CONFLICT).entity(plan(read)).build();
    }
  }
}
