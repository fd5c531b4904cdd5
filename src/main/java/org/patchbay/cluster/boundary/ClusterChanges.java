package org.patchbay.cluster.boundary;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.VersionCatalogue;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.ClusterRows;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.control.Retirement;
import org.patchbay.cluster.entity.ClusterRow;
import org.patchbay.cluster.entity.StorageWish;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.StepUp;
import org.patchbay.identity.entity.Need;
import org.patchbay.image.control.Images;
import org.patchbay.network.control.PublicNetworks;
import org.patchbay.network.control.Segments;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/**
 * The pages on which a tenant makes and retires clusters: ask, see what will happen, agree. Their
 * paths lie beside {@code clusters/}: JAX-RS looks for a method only in the classes whose path fits
 * best, and that one is {@link ClusterPages}'.
 */
@Controller
@Path("t/{tenant}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ClusterChanges {
  private static final String NEW = "cluster/new.html";
  private static final String PREVIEW = "cluster/preview.html";
  private static final String RETIREMENT = "cluster/retirement.html";

  @Inject Catalogues catalogues;
  @Inject Planner planner;
  @Inject Approval approval;
  @Inject Retirement retirement;
  @Inject ClusterRows rows;
  @Inject Images images;
  @Inject PublicNetworks networks;
  @Inject Segments segments;
  @Inject View view;

  @GET
  @Path("new-cluster")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  public Response form(@PathParam("tenant") String tenant, @Context UriInfo address) {
    String newest = catalogues.current().versions().lastKey();
    return form(tenant, ClusterForm.begun(address.getQueryParameters(), newest, "small")).show(NEW);
  }

  private View form(String tenant, ClusterForm form) {
    Catalogue catalogue = catalogues.in(view.locale());
    Map<String, String> roles = new TreeMap<>();
    catalogue.versions().values().stream()
        .map(VersionCatalogue::roles)
        .forEach(known -> known.forEach((code, role) -> roles.put(code, role.name())));
    return view.put("form", form)
        .put("versions", catalogue.versions().values())
        .put("blueprints", catalogue.blueprints().values())
        .put("sizes", catalogue.sizes().byName().values())
        .put("roles", roles.entrySet())
        .put("images", images.ready())
        .put("storageClasses", StorageWish.CHOICES)
        .put("networks", networks.usable())
        .put("segments", segments.all())
        .put("root", "/t/" + tenant);
  }

  /** A preview has no address of its own: who opens it again, or comes back to it, begins anew. */
  @GET
  @Path("new-cluster/preview")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  public Response again(@PathParam("tenant") String tenant) {
    return view.go("/t/" + tenant + "/new-cluster");
  }

  /** Who wants to change what was previewed gets the form again, as it was filled in. */
  @POST
  @Path("new-cluster/preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  public Response preview(
      @PathParam("tenant") String tenant, MultivaluedMap<String, String> fields) {
    ClusterForm form = ClusterForm.of(fields);
    if (fields.containsKey("edit")) {
      return form(tenant, form).show(NEW);
    }
    try {
      return shown(tenant, form).show(PREVIEW);
    } catch (Fault fault) {
      return form(tenant, form).again(NEW, fault, "name");
    }
  }

  private View shown(String tenant, ClusterForm form) {
    return view.put("form", form)
        .put("plan", planner.preview(form.request(catalogues.current())))
        .put("sent", form.sent())
        .put("confirmed", form.confirmed())
        .put("action", "/t/" + tenant + "/new-cluster")
        .put("root", "/t/" + tenant);
  }

  @POST
  @Path("new-cluster")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  public Response approve(
      @PathParam("tenant") String tenant, MultivaluedMap<String, String> fields) {
    ClusterForm form = ClusterForm.of(fields);
    try {
      UUID operation =
          approval.approve(form.request(catalogues.current()), form.plan(), form.confirmed());
      return view.go("/t/" + tenant + "/operations/" + operation);
    } catch (Fault fault) {
      return fault.code() == FaultCode.INVALID_INPUT
          ? form(tenant, form).again(NEW, fault, "name")
          : shown(tenant, form).again(PREVIEW, fault, "plan");
    }
  }

  @GET
  @Path("retirement/{cluster}")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RETIRE)
  public Response confirm(@PathParam("tenant") String tenant, @PathParam("cluster") String name) {
    return about(tenant, rows.named(name)).show(RETIREMENT);
  }

  private View about(String tenant, ClusterRow row) {
    return view.put("row", row).put("root", "/t/" + tenant);
  }

  @POST
  @Path("retirement/{cluster}")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RETIRE)
  @StepUp
  public Response retire(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String name,
      @FormParam("confirm") String typed) {
    ClusterRow row = rows.named(name);
    if (!row.cluster().name().equals(typed)) {
      Fault fault = Fault.invalid("confirm", "layout.type.wrong", row.cluster().name());
      return about(tenant, row).again(RETIREMENT, fault, "confirm");
    }
    UUID operation = retirement.retire(row.cluster().id());
    return view.go("/t/" + tenant + "/operations/" + operation);
  }
}
