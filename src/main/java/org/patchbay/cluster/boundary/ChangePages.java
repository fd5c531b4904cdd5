package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.RoleSpec;
import org.patchbay.cluster.control.ChangeApproval;
import org.patchbay.cluster.control.ChangePlanner;
import org.patchbay.cluster.control.ClusterRows;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.entity.ClusterRow;
import org.patchbay.cluster.entity.Node;
import org.patchbay.container.entity.ContainerSize;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** The pages on which a tenant changes a cluster that is there. */
@Controller
@Path("t/{tenant}/change/{cluster}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ChangePages {
  private static final String FORM = "cluster/change.html";
  private static final String PREVIEW = "cluster/change-preview.html";

  @Inject ClusterRows rows;
  @Inject Clusters clusters;
  @Inject Catalogues catalogues;
  @Inject ChangePlanner planner;
  @Inject ChangeApproval approval;
  @Inject OwnAddresses own;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  public Response form(@PathParam("tenant") String tenant, @PathParam("cluster") String name) {
    return form(tenant, rows.named(name), ChangeForm.empty()).show(FORM);
  }

  private View form(String tenant, ClusterRow row, ChangeForm form) {
    List<Node> nodes =
        clusters.nodes(row.cluster().id()).stream().filter(node -> !node.leaving()).toList();
    return view.put("row", row)
        .put("nodes", nodes)
        .put("counts", counts(row, nodes))
        .put("roles", roles(row))
        .put("mastered", mastered(row, nodes))
        .put("sizes", catalogues.in(view.locale()).sizes().byName().values())
        .put("now", sizes(row, nodes))
        .put("addresses", own.free())
        .put("form", form)
        .put("root", "/t/" + tenant);
  }

  /** By name of a node, what its container has. */
  private Map<String, ContainerSize> sizes(ClusterRow row, List<Node> nodes) {
    Map<UUID, ContainerSize> byContainer =
        row.containers().stream()
            .map(one -> one.container())
            .collect(Collectors.toMap(one -> one.id(), one -> one.size()));
    Map<String, ContainerSize> found = new HashMap<>();
    for (Node node : nodes) {
      node.containerId().map(byContainer::get).ifPresent(size -> found.put(node.name(), size));
    }
    return found;
  }

  /** Roles of which there is another node to become the master. */
  private List<RoleSpec> mastered(ClusterRow row, List<Node> nodes) {
    return roles(row).stream()
        .filter(RoleSpec::hasMaster)
        .filter(role -> counts(row, nodes).get(role.code()) > 1)
        .toList();
  }

  private Map<String, Long> counts(ClusterRow row, List<Node> nodes) {
    return roles(row).stream()
        .collect(
            Collectors.toMap(
                RoleSpec::code,
                role -> nodes.stream().filter(n -> n.roles().contains(role.code())).count()));
  }

  private Collection<RoleSpec> roles(ClusterRow row) {
    return catalogues
        .current()
        .version(row.cluster().version())
        .map(version -> version.roles().values())
        .orElse(List.of());
  }

  /** A preview has no address of its own: who opens it again begins anew. */
  @GET
  @Path("preview")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  public Response again(@PathParam("tenant") String tenant, @PathParam("cluster") String name) {
    return view.go("/t/" + tenant + "/change/" + rows.named(name).cluster().name());
  }

  @POST
  @Path("preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  public Response preview(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String name,
      MultivaluedMap<String, String> fields) {
    ClusterRow row = rows.named(name);
    ChangeForm form = ChangeForm.of(fields);
    try {
      return shown(tenant, row, form).show(PREVIEW);
    } catch (Fault fault) {
      return form(tenant, row, form).again(FORM, fault, "add");
    }
  }

  private View shown(String tenant, ClusterRow row, ChangeForm form) {
    return view.put("row", row)
        .put("form", form)
        .put("plan", planner.preview(row.cluster(), form.edit()))
        .put("root", "/t/" + tenant);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  public Response approve(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String name,
      MultivaluedMap<String, String> fields) {
    ClusterRow row = rows.named(name);
    ChangeForm form = ChangeForm.of(fields);
    try {
      UUID operation =
          approval.approve(row.cluster().id(), form.edit(), form.plan(), form.confirmed());
      return view.go("/t/" + tenant + "/operations/" + operation);
    } catch (Fault fault) {
      return fault.code() == FaultCode.INVALID_INPUT
          ? form(tenant, row, form).again(FORM, fault, "add")
          : shown(tenant, row, form).again(PREVIEW, fault, "plan");
    }
  }
}
