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
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.container.control.ContainerSizing;
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

/** The pages on which a container gets another size: ask, see what will happen, agree. */
@Controller
@Path("t/{tenant}/containers/{container}/size")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class ContainerSizePages {
  private static final String FORM = "container/size.html";
  private static final String PLAN = "container/size-plan.html";

  @Inject Containers containers;
  @Inject ContainerSizing sizing;
  @Inject View view;

  @Inject
  @ConfigProperty(name = "patchbay.container.stop-grace")
  Duration grace;

  @GET
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RESIZE)
  @WithConsent(HelpDeed.RESIZE)
  public Response form(@PathParam("tenant") String tenant, @PathParam("container") String name) {
    Container container = containers.row(name).container();
    return form(tenant, container, SizeForm.of(container.size())).show(FORM);
  }

  private View form(String tenant, Container container, SizeForm form) {
    return view.put("k", container).put("form", form).put("root", "/t/" + tenant);
  }

  /** A preview has no address of its own: who opens it again, or comes back to it, begins anew. */
  @GET
  @Path("plan")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.RESIZE)
  @WithConsent(HelpDeed.RESIZE)
  public Response again(@PathParam("tenant") String tenant, @PathParam("container") String name) {
    return view.go(
        "/t/" + tenant + "/containers/" + containers.row(name).container().name() + "/size");
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
    SizeForm form = SizeForm.of(fields);
    try {
      return shown(tenant, container, form).show(PLAN);
    } catch (Fault fault) {
      return form(tenant, container, form).again(FORM, fault, "vcpus");
    }
  }

  private View shown(String tenant, Container container, SizeForm form) {
    return form(tenant, container, form)
        .put("plan", sizing.plan(container.id(), form.size()))
        .put("grace", grace);
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
    SizeForm form = SizeForm.of(fields);
    try {
      UUID operation = sizing.resize(container.id(), form.size(), form.consent());
      return view.go("/t/" + tenant + "/operations/" + operation);
    } catch (Fault fault) {
      return fault.code() == FaultCode.INVALID_INPUT
          ? form(tenant, container, form).again(FORM, fault, "vcpus")
          : shown(tenant, container, form).again(PLAN, fault, "plan");
    }
  }
}
