package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.patchbay.cluster.control.Clusters;
import org.patchbay.cluster.control.Documents;
import org.patchbay.cluster.entity.Cluster;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.boundary.View;

/** The page that shows a cluster as a YAML document. */
@Controller
@Path("t/{tenant}/cluster-document/{cluster}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ClusterDocumentPages {
  @Inject Clusters clusters;
  @Inject Documents documents;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  public Response show(@PathParam("tenant") String tenant, @PathParam("cluster") String name) {
    Cluster cluster = clusters.named(name);
    return view.put("cluster", cluster)
        .put("document", documents.text(cluster))
        .put("root", "/t/" + tenant)
        .show("cluster/shown-document.html");
  }
}
