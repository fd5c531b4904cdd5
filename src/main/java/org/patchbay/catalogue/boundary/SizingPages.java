package org.patchbay.catalogue.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Collections;
import org.patchbay.catalogue.control.Catalogues;
import org.patchbay.catalogue.entity.Basis;
import org.patchbay.catalogue.entity.Catalogue;
import org.patchbay.catalogue.entity.sizing.Proposal;
import org.patchbay.catalogue.entity.sizing.ProposedNode;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.boundary.View;

/** How large a cluster has to be for so many extensions and calls; all of it our proposal. */
@Controller
@Path("t/{tenant}/sizing")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class SizingPages {
  private static final String PAGE = "catalogue/sizing.html";

  @Inject Catalogues catalogues;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_VIEWER)
  public Response show(@PathParam("tenant") String tenant, @BeanParam SizingQuery query) {
    Catalogue catalogue = catalogues.in(view.locale());
    String root = "/t/" + tenant;
    view.put("query", query)
        .put("versions", catalogue.versions().values())
        .put("newest", catalogue.versions().lastKey())
        .put("bases", Basis.values())
        .put("proposal", null)
        .put("root", root);
    if (!query.asked()) {
      return view.show(PAGE);
    }
    try {
      Proposal proposal = query.proposal(catalogue);
      return view.put("proposal", SizingJson.of(proposal, view.locale()))
          .put("form", form(root, proposal))
          .show(PAGE);
    } catch (Fault fault) {
      return view.again(PAGE, fault, "extensions");
    }
  }

  /** The form of a new cluster, filled with it: of the shape alone, or else node by node. */
  private static String form(String root, Proposal proposal) {
    return proposal.nodes().stream().anyMatch(ProposedNode::further)
        ? nodes(root, proposal)
        : shape(root, proposal);
  }

  private static String nodes(String root, Proposal proposal) {
    UriBuilder form =
        UriBuilder.fromPath(root + "/new-cluster-nodes").queryParam("version", proposal.version());
    for (ProposedNode node : proposal.nodes()) {
      var size = node.size();
      String one =
          "%s=%d,%d,%d"
              .formatted(
                  String.join(".", node.roles()), size.vcpus(), size.memoryMiB(), size.diskGiB());
      Collections.nCopies(node.count(), one).forEach(text -> form.queryParam("node", text));
    }
    return form.build().toString();
  }

  private static String shape(String root, Proposal proposal) {
    UriBuilder form =
        UriBuilder.fromPath(root + "/new-cluster")
            .queryParam("version", proposal.version())
            .queryParam("blueprint", proposal.blueprint().name());
    proposal.sizes().forEach((role, size) -> form.queryParam("sizes." + role, size));
    return form.build().toString();
  }
}
