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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.container.control.ContainerMoving;
import org.patchbay.container.control.Containers;
import org.patchbay.container.control.MoveOffers;
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

/** The pages on which a container goes to another host: ask, see what will happen, agree. */
@Controller
@Path("t/{tenant}/containers/{container}/host")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ContainerHostPages {
  private static final String FORM = "container/host.html";
  private static final String PLAN = "container/host-plan.html";

  @Inject Containers containers;
  @Inject ContainerMoving moving;
  @Inject MoveOffers places;
  @Inject View view;

  @Inject
  @ConfigProperty(name = "patchbay.container.stop-grace")
  Duration grace;

  @GET
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RESIZE)
  @WithConsent(HelpDeed.RESIZE)
  public Response form(@PathParam("tenant") String tenant, @PathParam("container") String name) {
    return form(tenant, containers.row(name).container(), "").show(FORM);
  }

  private View form(String tenant, Container container, String host) {
    return view.put("k", container)
        .put("hosts", places.names(container))
        .put("host", host)
        .put("root", "/t/" + tenant);
  }

  /** A preview has no address of its own: who opens it again, or comes back to it, begins anew. */
  @GET
  @Path("plan")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RESIZE)
  @WithConsent(HelpDeed.RESIZE)
  public Response again(@PathParam("tenant") String tenant, @PathParam("container") String name) {
    return view.go(
        "/t/" + tenant + "/containers/" + containers.row(name).container().name() + "/host");
  }

  @POST
  @Path("plan")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RESIZE)
  @WithConsent(HelpDeed.RESIZE)
  public Response plan(
      @PathParam("tenant") String tenant,
      @PathParam("container") String name,
      MultivaluedMap<String, String> fields) {
    Container container = containers.row(name).container();
    String host = host(fields);
    try {
      return shown(tenant, container, host, Set.of()).show(PLAN);
    } catch (Fault fault) {
      return form(tenant, container, host).again(FORM, fault, "host");
    }
  }

  private static String host(MultivaluedMap<String, String> fields) {
    String host = fields.getFirst("host");
    return host == null ? "" : host.strip();
  }

  private View shown(String tenant, Container container, String host, Set<String> confirmed) {
    return view.put("plan", moving.plan(container.id(), host))
        .put("confirmed", confirmed)
        .put("grace", grace)
        .put("k", container)
        .put("host", host)
        .put("root", "/t/" + tenant);
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RESIZE)
  @WithConsent(HelpDeed.RESIZE)
  public Response approve(
      @PathParam("tenant") String tenant,
      @PathParam("container") String name,
      MultivaluedMap<String, String> fields) {
    Container container = containers.row(name).container();
    Set<String> confirmed = Set.copyOf(fields.getOrDefault("confirm", List.of()));
    try {
      UUID operation =
          moving.move(container.id(), host(fields), fields.getFirst("plan"), confirmed);
      return view.go("/t/" + tenant + "/operations/" + operation);
    } catch (Fault fault) {
      return shownAgain(fault)
          ? shown(tenant, container, host(fields), confirmed).again(PLAN, fault, "plan")
          : form(tenant, container, host(fields)).again(FORM, fault, "host");
    }
  }

  private static boolean shownAgain(Fault fault) {
    return fault.code() == FaultCode.PLAN_OUTDATED
        || fault.code() == FaultCode.CONFIRMATION_MISSING;
  }
}
