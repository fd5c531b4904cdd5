package org.patchbay.dashboard.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.control.ReturnAddresses;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.OwnNames;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.OwnName;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.boundary.View;

/** A tenant's own host name: what it is, and what is to be done outside of the portal for it. */
@Controller
@Path("platform/tenants/{slug}/own-name")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class OwnNamePages {
  private static final String PAGE = "tenant/own-name.html";

  @Inject Tenants tenants;
  @Inject OwnNames names;
  @Inject ReturnAddresses returns;
  @Inject View view;

  @Inject
  @ConfigProperty(name = "patchbay.base-url")
  URI portal;

  @Inject
  @ConfigProperty(name = "patchbay.oidc.client-id")
  String client;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response show(@PathParam("slug") String slug) {
    Tenant tenant = tenants.named(slug);
    return about(tenant, tenant.ownName().orElse("")).show(PAGE);
  }

  private View about(Tenant shown, String typed) {
    return view.put("shown", shown)
        .put("typed", typed)
        .put("client", client)
        .put("portal", portal)
        .put("address", names.own(shown.id()).orElse(null));
  }

  @POST
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response give(
      @PathParam("slug") String slug, @FormParam(OwnName.FIELD) @DefaultValue("") String typed) {
    Tenant tenant = tenants.named(slug);
    try {
      names.give(tenant.id(), typed);
      return view.go(place(tenant), "tenant.ownName.given", tenant.name());
    } catch (Fault fault) {
      return about(tenant, typed).again(PAGE, fault, OwnName.FIELD);
    }
  }

  @POST
  @Path("removal")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response take(@PathParam("slug") String slug) {
    Tenant tenant = tenants.named(slug);
    names.take(tenant.id());
    return view.go(place(tenant), "tenant.ownName.gone", tenant.name());
  }

  /** Changes nothing: the login service is asked. */
  @POST
  @Path("check")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response check(@PathParam("slug") String slug) {
    Tenant tenant = tenants.named(slug);
    View page = about(tenant, tenant.ownName().orElse(""));
    try {
      return page.put("returns", names.own(tenant.id()).map(returns::under).orElse(null))
          .stay(PAGE);
    } catch (Fault fault) {
      return page.again(PAGE, fault, "check");
    }
  }

  private static String place(Tenant tenant) {
    return "/platform/tenants/" + tenant.slug() + "/own-name";
  }
}
