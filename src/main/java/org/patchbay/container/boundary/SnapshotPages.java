package org.patchbay.container.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.container.control.Consequences;
import org.patchbay.container.control.Containers;
import org.patchbay.container.control.SnapshotList;
import org.patchbay.container.control.Snapshotting;
import org.patchbay.container.entity.Container;
import org.patchbay.container.entity.ContainerRow;
import org.patchbay.container.entity.snapshot.SnapshotRow;
import org.patchbay.container.entity.snapshot.SnapshotRules;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.fault.entity.FaultKind;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.StepUp;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** The pages of a container's snapshots: take one, put one back, delete one. */
@Controller
@Path("t/{tenant}/containers/{container}/snapshots")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class SnapshotPages {
  private static final String LIST = "container/snapshots.html";
  private static final String RESTORE = "container/snapshot-restore.html";
  private static final String DELETE = "container/snapshot-delete.html";

  @Inject Containers containers;
  @Inject SnapshotList snapshots;
  @Inject Snapshotting snapshotting;
  @Inject Consequences consequences;
  @Inject View view;

  @Inject
  @ConfigProperty(name = "patchbay.container.stop-grace")
  Duration grace;

  @GET
  @AllowedTo({Need.TENANT_VIEWER, Need.TENANT_HELPDESK})
  public Response list(@PathParam("tenant") String tenant, @PathParam("container") String name) {
    return listed(tenant, containers.row(name), "").show(LIST);
  }

  private View listed(String tenant, ContainerRow row, String note) {
    List<SnapshotRow> rows = snapshots.of(row.container().id());
    Optional<Fault> obstacle = SnapshotRules.againstTaking(row.container());
    // Where one can be taken, the form may have been begun: nothing is put in its place then.
    boolean follow = obstacle.isPresent() && rows.stream().anyMatch(SnapshotRow::isAwaited);
    return about(tenant, row)
        .put("rows", rows)
        .put("follow", follow)
        .put("obstacle", obstacle.orElse(null))
        .put("note", note);
  }

  private View about(String tenant, ContainerRow row) {
    return view.put("row", row).put("k", row.container()).put("root", "/t/" + tenant);
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.SNAPSHOTS)
  public Response take(
      @PathParam("tenant") String tenant,
      @PathParam("container") String name,
      @FormParam("note") String note) {
    ContainerRow row = containers.row(name);
    try {
      return follow(tenant, snapshotting.take(row.container().id(), note));
    } catch (Fault fault) {
      return listed(tenant, row, note == null ? "" : note).again(LIST, fault, "note");
    }
  }

  @GET
  @Path("{snapshot}/restore")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.SNAPSHOTS)
  public Response confirmRestoring(
      @PathParam("tenant") String tenant,
      @PathParam("container") String name,
      @PathParam("snapshot") UUID snapshot) {
    return restoring(tenant, containers.row(name), snapshot, Set.of()).show(RESTORE);
  }

  private View restoring(String tenant, ContainerRow row, UUID snapshot, Set<String> confirmed) {
    Container container = row.container();
    return about(tenant, row)
        .put("s", snapshots.get(container.id(), snapshot))
        .put("stopping", consequences.ofStopping(container.id()))
        .put("confirmed", confirmed)
        .put("grace", grace);
  }

  @POST
  @Path("{snapshot}/restore")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.SNAPSHOTS)
  @StepUp
  public Response restore(
      @PathParam("tenant") String tenant,
      @PathParam("container") String name,
      @PathParam("snapshot") UUID snapshot,
      MultivaluedMap<String, String> fields) {
    ContainerRow row = containers.row(name);
    Set<String> confirmed = Set.copyOf(fields.getOrDefault("confirm", List.of()));
    try {
      return follow(tenant, snapshotting.restore(row.container().id(), snapshot, confirmed));
    } catch (Fault fault) {
      if (fault.kind() == FaultKind.NOT_FOUND) {
        throw fault;
      }
      return restoring(tenant, row, snapshot, confirmed).again(RESTORE, fault, "confirm");
    }
  }

  @GET
  @Path("{snapshot}/deletion")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.SNAPSHOTS)
  public Response confirmDeletion(
      @PathParam("tenant") String tenant,
      @PathParam("container") String name,
      @PathParam("snapshot") UUID snapshot) {
    return deleting(tenant, containers.row(name), snapshot).show(DELETE);
  }

  private View deleting(String tenant, ContainerRow row, UUID snapshot) {
    return about(tenant, row).put("s", snapshots.get(row.container().id(), snapshot));
  }

  @POST
  @Path("{snapshot}/deletion")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.SNAPSHOTS)
  @StepUp
  public Response delete(
      @PathParam("tenant") String tenant,
      @PathParam("container") String name,
      @PathParam("snapshot") UUID snapshot) {
    ContainerRow row = containers.row(name);
    try {
      return follow(tenant, snapshotting.delete(row.container().id(), snapshot));
    } catch (Fault fault) {
      if (fault.code() != FaultCode.SNAPSHOT_BUSY) {
        throw fault;
      }
      return deleting(tenant, row, snapshot).again(DELETE, fault, "confirm");
    }
  }

  private Response follow(String tenant, UUID operation) {
    return view.go("/t/" + tenant + "/operations/" + operation);
  }
}
