package org.patchbay.offboarding.boundary;

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
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.StepUp;
import org.patchbay.identity.entity.Need;
import org.patchbay.offboarding.control.Offboarding;
import org.patchbay.offboarding.control.OffboardingProgress;
import org.patchbay.offboarding.entity.OffboardingWish;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.boundary.View;

/** The administrators have a tenant leave, and see how far that is. */
@Controller
@Path("platform/tenants/{slug}/offboarding")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class OffboardingPages {
  private static final String PAGE = "offboarding/show.html";

  @Inject Tenants tenants;
  @Inject Offboarding offboarding;
  @Inject OffboardingProgress progress;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response show(@PathParam("slug") String slug) {
    return about(tenants.named(slug), "").show(PAGE);
  }

  private View about(Tenant shown, String reason) {
    return view.put("shown", shown)
        .put("reason", reason)
        .put("rest", offboarding.rest())
        .put("course", progress.of(shown).orElse(null));
  }

  @POST
  @AllowedTo(Need.PLATFORM_ADMIN)
  @StepUp
  public Response begin(
      @PathParam("slug") String slug,
      @FormParam("confirm") String confirm,
      @FormParam("reason") @DefaultValue("") String reason) {
    Tenant tenant = tenants.named(slug);
    try {
      offboarding.begin(tenant.id(), new OffboardingWish(confirm, reason));
      return go(tenant, "offboarding.begun");
    } catch (Fault fault) {
      return about(tenant, reason).again(PAGE, fault, "confirm");
    }
  }

  @POST
  @Path("recall")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response recall(@PathParam("slug") String slug) {
    Tenant tenant = tenants.named(slug);
    offboarding.recall(tenant.id());
    return go(tenant, "offboarding.recalled");
  }

  @POST
  @Path("retries")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response retry(@PathParam("slug") String slug) {
    Tenant tenant = tenants.named(slug);
    progress.retry(tenant);
    return go(tenant, "offboarding.retried");
  }

  private Response go(Tenant tenant, String word) {
    return view.go("/platform/tenants/" + tenant.slug() + "/offboarding", word, tenant.name());
  }
}
