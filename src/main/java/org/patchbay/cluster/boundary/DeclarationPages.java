package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.patchbay.cluster.control.ClusterRows;
import org.patchbay.cluster.control.Declaring;
import org.patchbay.cluster.entity.ClusterRow;
import org.patchbay.cluster.entity.topology.Violation;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** The page on which a tenant declares what the portal does not make: storage, load balancer. */
@Controller
@Path("t/{tenant}/declarations/{cluster}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class DeclarationPages {
  private static final String PAGE = "cluster/declarations.html";

  @Inject ClusterRows rows;
  @Inject Declaring declaring;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  public Response form(@PathParam("tenant") String tenant, @PathParam("cluster") String name) {
    ClusterRow row = rows.named(name);
    var form = DeclarationsForm.of(row.cluster().declarations());
    return about(tenant, row, form, List.of()).show(PAGE);
  }

  private View about(
      String tenant, ClusterRow row, DeclarationsForm form, List<Violation> violations) {
    return view.put("row", row)
        .put("form", form)
        .put("violations", violations)
        .put("secretSet", row.cluster().storageSecret().isPresent())
        .put("root", "/t/" + tenant);
  }

  @POST
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.CHANGE)
  @WithConsent(HelpDeed.CHANGE)
  public Response declare(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String name,
      @BeanParam DeclarationsForm form) {
    ClusterRow row = rows.named(name);
    try {
      declaring.declare(row.cluster().id(), form.declarations(), form.secretKey);
      return view.go("/t/" + tenant + "/clusters/" + row.cluster().name());
    } catch (Fault fault) {
      List<Violation> violations =
          fault.code() == FaultCode.RULE_VIOLATED
              ? declaring.judge(row.cluster(), form.declarations())
              : List.of();
      return about(tenant, row, form, violations).again(PAGE, fault, "sharedStorage");
    }
  }
}
