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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.control.Shapes;
import org.patchbay.cluster.entity.ClusterRequest;
import org.patchbay.cluster.entity.Preview;
import org.patchbay.cluster.entity.StorageWish;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.image.control.Images;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** The pages on which a tenant puts a new cluster together node by node, under the rules' eyes. */
@Controller
@Path("t/{tenant}/new-cluster-nodes")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class NodesPages {
  private static final String FORM = "cluster/nodes.html";
  private static final String PREVIEW = "cluster/preview.html";
  private static final String ROOT = "/new-cluster-nodes";

  @Inject Catalogues catalogues;
  @Inject Planner planner;
  @Inject Approval approval;
  @Inject Shapes shapes;
  @Inject Images images;
  @Inject PublicNetworks networks;
  @Inject Segments segments;
  @Inject OwnAddresses own;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  public Response form(
      @PathParam("tenant") String tenant,
      @QueryParam("version") String version,
      @QueryParam("blueprint") String blueprint,
      @QueryParam("node") List<String> nodes) {
    VersionCatalogue known = version(version);
    List<NodesForm.Row> rows =
        nodes.isEmpty()
            ? NodesForm.shaped(shapes.roles(blueprint, known))
            : NodesForm.proposed(nodes);
    return form(tenant, NodesForm.begun(known.version(), rows)).show(FORM);
  }

  private VersionCatalogue version(String asked) {
    var all = catalogues.current().versions();
    return all.getOrDefault(asked == null ? "" : asked, all.get(all.lastKey()));
  }

  private View form(String tenant, NodesForm form) {
    Catalogue catalogue = catalogues.in(view.locale());
    return view.put("form", form)
        .put("roles", version(form.at("version")).roles().values())
        .put("versions", catalogue.versions().values())
        .put("blueprints", catalogue.blueprintsFor(version(form.at("version")).version()))
        .put("sizes", catalogue.sizes().byName().values())
        .put("images", images.ready())
        .put("networks", networks.usable())
        .put("segments", segments.all())
        .put("addresses", own.free())
        .put("storageClasses", StorageWish.CHOICES)
        .put("root", "/t/" + tenant);
  }

  /** Opened again, or come back to. */
  @GET
  @Path("draft")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  public Response drafted(@PathParam("tenant") String tenant) {
    return view.go("/t/" + tenant + ROOT);
  }

  @GET
  @Path("preview")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  public Response again(@PathParam("tenant") String tenant) {
    return view.go("/t/" + tenant + ROOT);
  }

  /** The form with one node more or fewer, or another version, and what rules say of it. */
  @POST
  @Path("draft")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  public Response draft(@PathParam("tenant") String tenant, MultivaluedMap<String, String> fields) {
    NodesForm form = NodesForm.of(fields);
    try {
      // A cluster that has no name yet can be judged as well.
      Preview plan = plan(form.at("name").isEmpty() ? form.named("unnamed-cluster") : form);
      return form(tenant, form).put("plan", plan).show(FORM);
    } catch (Fault fault) {
      return form(tenant, form).again(FORM, fault, "nodes");
    }
  }

  private Preview plan(NodesForm form) {
    return planner.preview(request(form));
  }

  private ClusterRequest request(NodesForm form) {
    return form.request(version(form.at("version")));
  }

  @POST
  @Path("preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  public Response preview(
      @PathParam("tenant") String tenant, MultivaluedMap<String, String> fields) {
    NodesForm form = NodesForm.of(fields);
    if (fields.containsKey("edit")) {
      return form(tenant, form).show(FORM);
    }
    try {
      return shown(tenant, form).show(PREVIEW);
    } catch (Fault fault) {
      return form(tenant, form).again(FORM, fault, "nodes");
    }
  }

  private View shown(String tenant, NodesForm form) {
    return view.put("plan", plan(form))
        .put("form", null)
        .put("sent", form.sent())
        .put("confirmed", form.confirmed())
        .put("action", "/t/" + tenant + ROOT)
        .put("root", "/t/" + tenant);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  public Response approve(
      @PathParam("tenant") String tenant, MultivaluedMap<String, String> fields) {
    NodesForm form = NodesForm.of(fields);
    try {
      UUID operation = approval.approve(request(form), form.at("plan"), form.confirmed());
      return view.go("/t/" + tenant + "/operations/" + operation);
    } catch (Fault fault) {
      return fault.code() == FaultCode.INVALID_INPUT
          ? form(tenant, form).again(FORM, fault, "nodes")
          : shown(tenant, form).again(PREVIEW, fault, "plan");
    }
  }
}
