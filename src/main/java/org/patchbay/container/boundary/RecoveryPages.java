package org.patchbay.container.boundary;

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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.patchbay.container.control.ContainerRecovery;
import org.patchbay.container.control.Containers;
import org.patchbay.container.entity.Container;
import org.patchbay.fault.entity.Fault;
import org.patchbay.fault.entity.FaultCode;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.boundary.WithConsent;
import org.patchbay.identity.entity.HelpDeed;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.web.boundary.View;

/** The page on which a container does without its lost host: see what that means, agree. */
@Controller
@Path("t/{tenant}/containers/{container}/recovery")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class RecoveryPages {
  private static final String PLAN = "container/recovery.html";

  @Inject Containers containers;
  @Inject ContainerRecovery recovery;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RECOVER)
  @WithConsent(HelpDeed.RECOVER)
  public Response plan(@PathParam("tenant") String tenant, @PathParam("container") String name) {
    Container container = containers.row(name).container();
    return shown(tenant, container, Set.of()).show(PLAN);
  }

  private View shown(String tenant, Container container, Set<String> confirmed) {
    return view.put("plan", recovery.plan(container.id()))
        .put("confirmed", confirmed)
        .put("k", container)
        .put("root", "/t/" + tenant);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RECOVER)
  @WithConsent(HelpDeed.RECOVER)
  public Response recover(
      @PathParam("tenant") String tenant,
      @PathParam("container") String name,
      MultivaluedMap<String, String> fields) {
    Container container = containers.row(name).container();
    Set<String> confirmed = Set.copyOf(fields.getOrDefault("confirm", List.of()));
    try {
      UUID operation = recovery.recover(container.id(), fields.getFirst("plan"), confirmed);
      return view.go("/t/" + tenant + "/operations/" + operation);
    } catch (Fault fault) {
      if (isOver(fault)) {
        throw fault;
      }
      return shown(tenant, container, confirmed).again(PLAN, fault, "plan");
    }
  }

  /** There is nothing to be shown again. */
  private static boolean isOver(Fault fault) {
    return fault.code() == FaultCode.NOTHING_LOST
        || fault.code() == FaultCode.BEING_RETIRED
        || fault.code() == FaultCode.CONTAINER_FREE;
  }
}
