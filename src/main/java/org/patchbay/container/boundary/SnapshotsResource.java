package org.patchbay.container.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.patchbay.container.control.Containers;
import org.patchbay.container.control.SnapshotList;
import org.patchbay.container.control.Snapshotting;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.StepUp;
import org.patchbay.identity.entity.Need;
import org.patchbay.operation.boundary.Receipt;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.Languages;
import org.patchbay.web.entity.Slice;

/** Snapshots of a container's data disk over the API. */
@Path("tenants/{tenant}/containers/{container}/snapshots")
@RequestScoped
@Tag(name = "Containers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SnapshotsResource {
  @Inject Containers containers;
  @Inject SnapshotList snapshots;
  @Inject Snapshotting snapshotting;
  @Inject Receipt receipt;
  @Inject HttpServletRequest call;

  @GET
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  @Operation(
      summary = "A container's snapshots, the latest first; there are few, so never a next page")
  public Slice<SnapshotJson> list(@PathParam("container") String name) {
    return new Slice<>(
        snapshots.of(id(name)).stream()
            .map(row -> SnapshotJson.of(row, Languages.of(call)))
            .toList(),
        null);
  }

  private UUID id(String name) {
    return containers.row(name).container().id();
  }

  @GET
  @Path("{snapshot}")
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  @Operation(summary = "One snapshot")
  public SnapshotJson show(
      @PathParam("container") String name, @PathParam("snapshot") UUID snapshot) {
    return SnapshotJson.of(snapshots.get(id(name), snapshot), Languages.of(call));
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.SNAPSHOTS)
  @Operation(summary = "Take a snapshot of a container's data disk; one that runs goes on")
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  public Response take(@PathParam("container") String name, SnapshotInput wanted) {
    return receipt.of(snapshotting.take(id(name), wanted.note()));
  }

  @POST
  @Path("{snapshot}/restores")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.SNAPSHOTS)
  @StepUp
  @Operation(
      summary = "Put a snapshot back: what is on the data disk now is lost",
      description = StepUp.DESCRIPTION)
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  public Response restore(
      @PathParam("container") String name,
      @PathParam("snapshot") UUID snapshot,
      RestoreInput wanted) {
    return receipt.of(snapshotting.restore(id(name), snapshot, wanted.confirmed()));
  }

  @DELETE
  @Path("{snapshot}")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.SNAPSHOTS)
  @StepUp
  @Operation(summary = "Delete a snapshot for good", description = StepUp.DESCRIPTION)
  @APIResponse(responseCode = "202", ref = Receipt.RESPONSE)
  public Response delete(
      @PathParam("container") String name, @PathParam("snapshot") UUID snapshot) {
    return receipt.of(snapshotting.delete(id(name), snapshot));
  }
}
