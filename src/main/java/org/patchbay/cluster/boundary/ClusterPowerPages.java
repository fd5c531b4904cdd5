package org.patchbay.cluster.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.patchbay.cluster.control.ClusterPower;
import org.patchbay.cluster.control.ClusterRows;
import org.patchbay.cluster.control.Losses;
import org.patchbay.cluster.control.WaveOrder;
import org.patchbay.cluster.entity.ClusterRow;
import org.patchbay.container.entity.Power;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** The pages on which a tenant starts and stops a whole cluster. */
@Controller
@Path("t/{tenant}")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ClusterPowerPages {
  private static final String STOP = "cluster/stop.html";

  @Inject ClusterRows rows;
  @Inject ClusterPower power;
  @Inject Losses losses;
  @Inject WaveOrder order;
  @Inject View view;

  @GET
  @Path("cluster-stop/{cluster}")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.POWER)
  @WithConsent(HelpDeed.POWER)
  public Response confirm(@PathParam("tenant") String tenant, @PathParam("cluster") String name) {
    return stopping(tenant, rows.named(name)).show(STOP);
  }

  private View stopping(String tenant, ClusterRow row) {
    return view.put("row", row)
        .put("losses", losses.ofStopping(row.cluster()))
        .put("waves", order.stopping(row.cluster()))
        .put("root", "/t/" + tenant);
  }

  @POST
  @Path("cluster-stop/{cluster}")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.POWER)
  @WithConsent(HelpDeed.POWER)
  public Response stop(
      @PathParam("tenant") String tenant,
      @PathParam("cluster") String name,
      @FormParam("confirm") List<String> confirm) {
    ClusterRow row = rows.named(name);
    var wanted = new ClusterPowerInput(Power.OFF.name(), confirm);
    try {
      return follow(tenant, power.power(row.cluster().id(), Power.OFF, wanted.confirmed()));
    } catch (Fault fault) {
      if (fault.code() != FaultCode.CONFIRMATION_MISSING) {
        throw fault;
      }
      return stopping(tenant, row).again(STOP, fault, "confirm");
    }
  }

  @POST
  @Path("cluster-start/{cluster}")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.POWER)
  @WithConsent(HelpDeed.POWER)
  public Response start(@PathParam("tenant") String tenant, @PathParam("cluster") String name) {
    UUID id = rows.named(name).cluster().id();
    return follow(tenant, power.power(id, Power.ON, Set.of()));
  }

  private Response follow(String tenant, UUID operation) {
    return view.go("/t/" + tenant + "/operations/" + operation);
  }
}
