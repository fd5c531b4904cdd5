package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.DocumentWishes;
import org.patchbay.cluster.control.Documents;
import org.patchbay.cluster.entity.document.ClusterReader;
import org.patchbay.cluster.entity.document.ReadCluster;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.operation.boundary.Receipt;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Revision;

/** A cluster's own YAML document over the API: what is got can be put, and changes nothing. */
@Path("tenants/{tenant}/clusters/{cluster}/document")
@RequestScoped
@Tag(name = "Clusters")
@Consumes(DocumentsResource.YAML)
public class ClusterDocumentResource {
  @Inject Clusters clusters;
  @Inject Documents documents;
  @Inject DocumentWishes wishes;
  @Inject Receipt receipt;
  @Context Request ifMatch;

  private record Wish(String text) {}

  @GET
  @Produces(DocumentsResource.YAML)
  @AllowedTo(Need.TENANT_VIEWER)
  @Operation(summary = "The cluster as a YAML document, without secrets")
  public Response show(@PathParam("cluster") String name) {
    return told(name);
  }

  private Response told(String name) {
    String text = documents.text(clusters.named(name));
    return Response.ok(text, DocumentsResource.YAML).tag(Revision.of(new Wish(text))).build();
  }

  @PUT
  @Produces({DocumentsResource.YAML, MediaType.APPLICATION_JSON})
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @Operation(summary = "Make the cluster as the document says: nodes, roles, masters, declarations")
  @APIResponse(responseCode = "200", description = "No node has to change; the document as it is")
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  public Response put(
      @PathParam("cluster") String name, @QueryParam("confirm") List<String> confirm, String text) {
    var cluster = clusters.named(name);
    Revision.require(ifMatch, new Wish(documents.text(cluster)));
    ReadCluster read = ClusterReader.read(text);
    Optional<UUID> operation =
        documents.byLine(read, () -> wishes.put(cluster.id(), read.request(), Set.copyOf(confirm)));
    return operation.map(id -> json(receipt.of(id))).orElseGet(() -> told(name));
  }

  /** What {@code @Produces} says first is what goes out where the caller takes anything. */
  private static Response json(Response receipt) {
    return Response.fromResponse(receipt).type(MediaType.APPLICATION_JSON).build();
  }
}
