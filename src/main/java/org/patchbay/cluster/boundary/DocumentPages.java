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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.patchbay.cluster.boundary.NodesForm.Sent;
import org.patchbay.cluster.control.Approval;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Documents;
import org.patchbay.cluster.control.Planner;
import org.patchbay.cluster.entity.document.ClusterReader;
import org.patchbay.cluster.entity.document.ReadCluster;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** The pages on which a tenant makes a cluster from a YAML document. */
@Controller
@Path("t/{tenant}/new-cluster-document")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class DocumentPages {
  private static final String FORM = "cluster/document.html";
  private static final String PREVIEW = "cluster/preview.html";
  private static final String ROOT = "/new-cluster-document";

  @Inject Clusters clusters;
  @Inject Documents documents;
  @Inject Planner planner;
  @Inject Approval approval;
  @Inject View view;

  /** Begins with the document of a cluster that is there, where one is named. */
  @GET
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  public Response form(@PathParam("tenant") String tenant, @QueryParam("from") String from) {
    String text = from == null ? "" : documents.text(clusters.named(from));
    return form(tenant, text, from).show(FORM);
  }

  private View form(String tenant, String text, String from) {
    return view.put("document", text).put("from", from).put("root", "/t/" + tenant);
  }

  /** Opened again, or come back to. */
  @GET
  @Path("preview")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  public Response again(@PathParam("tenant") String tenant) {
    return view.go("/t/" + tenant + ROOT);
  }

  @POST
  @Path("preview")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  public Response preview(
      @PathParam("tenant") String tenant, MultivaluedMap<String, String> fields) {
    String text = text(fields, "document");
    if (fields.containsKey("edit")) {
      return form(tenant, text, null).show(FORM);
    }
    try {
      return shown(tenant, text, Set.of()).show(PREVIEW);
    } catch (Fault fault) {
      return form(tenant, text, null).again(FORM, fault, ReadCluster.FIELD);
    }
  }

  private View shown(String tenant, String text, Set<String> confirmed) {
    ReadCluster read = ClusterReader.read(text);
    return view.put("plan", documents.byLine(read, () -> planner.preview(read.request())))
        .put("form", null)
        .put("sent", List.of(new Sent(ReadCluster.FIELD, text)))
        .put("confirmed", confirmed)
        .put("action", "/t/" + tenant + ROOT)
        .put("root", "/t/" + tenant);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.MAKE)
  public Response approve(
      @PathParam("tenant") String tenant, MultivaluedMap<String, String> fields) {
    String text = text(fields, "document");
    Set<String> confirmed = new HashSet<>(fields.getOrDefault("confirm", List.of()));
    try {
      ReadCluster read = ClusterReader.read(text);
      UUID operation =
          documents.byLine(
              read, () -> approval.approve(read.request(), text(fields, "plan"), confirmed));
      return view.go("/t/" + tenant + "/operations/" + operation);
    } catch (Fault fault) {
      return fault.code() == FaultCode.INVALID_INPUT
          ? form(tenant, text, null).again(FORM, fault, ReadCluster.FIELD)
          : shown(tenant, text, confirmed).again(PREVIEW, fault, "plan");
    }
  }

  private static String text(MultivaluedMap<String, String> fields, String name) {
    String value = fields.getFirst(name);
    return value == null ? "" : value;
  }
}
