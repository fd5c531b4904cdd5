package org.patchbay.helpdesk.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.patchbay.fault.entity.Fault;
import org.patchbay.helpdesk.control.Glasses;
import org.patchbay.helpdesk.control.PlatformGlasses;
import org.patchbay.helpdesk.entity.BreakGlass;
import org.patchbay.helpdesk.entity.GlassWish;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.StepUp;
import org.patchbay.identity.boundary.TenantChoice;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.control.Tenants;
import org.patchbay.tenant.entity.Tenant;
import org.patchbay.web.boundary.Choice;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;
import org.patchbay.web.control.Texts;

/** Where administrators break the glass, and see where it is broken. */
@Controller
@Path("platform/break-glass")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class BreakGlassPages {
  private static final String HERE = "/platform/break-glass";
  private static final String FORM = "helpdesk/break-glass.html";

  @Inject Glasses bounds;
  @Inject PlatformGlasses glasses;
  @Inject GlassSlices slices;
  @Inject TenantChoice owners;
  @Inject Tenants tenants;
  @Inject View view;

  @GET
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response list(@BeanParam Paging paging) {
    var slice = slices.ofAll(paging);
    var links = new ListLinks(HERE, Map.of());
    return view.put("slice", slice)
        .put("owners", owners.named(slice.items().stream().map(BreakGlass::tenantId)))
        .put("first", paging.cursor(1).isPresent() ? links.first() : null)
        .put("next", links.next(slice.next()))
        .show("helpdesk/glasses.html");
  }

  @GET
  @Path("tenants/{slug}")
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response form(@PathParam("slug") String slug) {
    return about(tenants.named(slug), choices().get(0).value(), "").show(FORM);
  }

  private View about(Tenant tenant, String minutes, String reason) {
    return view.put("whose", tenant)
        .put("place", HERE + "/tenants/" + tenant.slug())
        .put("choices", choices())
        .put("minutes", minutes)
        .put("reason", reason);
  }

  /** Doubled from a quarter of an hour on, and the most. */
  private List<Choice> choices() {
    int most = (int) bounds.most().toMinutes();
    return Stream.concat(
            Stream.iterate(15, minutes -> minutes < most, minutes -> minutes * 2), Stream.of(most))
        .map(minutes -> new Choice(minutes.toString(), said(minutes)))
        .toList();
  }

  private String said(int minutes) {
    return Texts.of(view.locale(), "helpdesk.minutes", minutes);
  }

  @POST
  @Path("tenants/{slug}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.PLATFORM_ADMIN)
  @StepUp
  public Response begin(
      @PathParam("slug") String slug,
      @FormParam("minutes") @DefaultValue("") String minutes,
      @FormParam("reason") String reason) {
    Tenant tenant = tenants.named(slug);
    try {
      glasses.begin(tenant, new GlassWish(number(minutes), reason));
      return view.go("/t/" + slug, "helpdesk.glass.begun", tenant.name());
    } catch (Fault fault) {
      return about(tenant, minutes, reason).again(FORM, fault, "reason");
    }
  }

  private static int number(String minutes) {
    return minutes.strip().matches("\\d{1,5}") ? Integer.parseInt(minutes.strip()) : 0;
  }

  @POST
  @Path("{glass}/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.PLATFORM_ADMIN)
  public Response end(@PathParam("glass") UUID id) {
    BreakGlass glass = glasses.end(id);
    return view.go(HERE, "helpdesk.glass.ended", tenants.get(glass.tenantId()).name());
  }
}
