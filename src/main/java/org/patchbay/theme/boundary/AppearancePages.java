package org.patchbay.theme.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.boundary.AllowedTo;
import org.patchbay.identity.boundary.CurrentAccess;
import org.patchbay.identity.boundary.Needs;
import org.patchbay.identity.entity.Need;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.theme.control.Brands;
import org.patchbay.theme.control.LogoWish;
import org.patchbay.theme.control.Looks;
import org.patchbay.theme.entity.Brand;
import org.patchbay.theme.entity.Logo;
import org.patchbay.theme.entity.Look;
import org.patchbay.theme.entity.LookDraft;
import org.patchbay.web.boundary.Choice;
import org.patchbay.web.boundary.View;

/** An owner's page about how the tenant's pages look. */
@Controller
@Path("t/{tenant}/appearance")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class AppearancePages {
  private static final String PAGE = "theme/appearance.html";

  @Inject Looks looks;
  @Inject Brands brands;
  @Inject CurrentAccess access;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.APPEARANCE)
  public Response show(@PathParam("tenant") String slug) {
    String brand = access.tenant().theme();
    return about(slug, now().map(look -> look.draft(brand)).orElse(LookDraft.plain(brand)), null)
        .show(PAGE);
  }

  private Optional<Look> now() {
    return looks.of(access.tenant().id());
  }

  /**
   * The form with what is in it.
   *
   * @param logo what was sent along; null where it can't be used
   */
  private View about(String slug, LookDraft draft, LogoWish logo) {
    Brand brand = brands.named(draft.brand());
    boolean fresh = logo != null && logo.changes();
    Logo sent = fresh ? logo.logo() : null;
    return view.put("form", draft)
        .put("root", "/t/" + slug + "/appearance")
        .put("brands", brandChoices())
        .put("ownColours", LookPreview.of(LookDraft.plain(brand.name()), brand, null, 0).sheets())
        .put("typed", draft.readable())
        .put("proposals", draft.proposals())
        .put("preview", fresh ? preview(draft, brand, sent) : previewNow(draft, brand))
        .put("logoSent", sent)
        .put("logoTaken", sent == null ? "" : Base64.getEncoder().encodeToString(sent.content()))
        .put("logoGone", fresh && sent == null)
        .put("ownName", access.tenant().ownName().orElse(null))
        .put("kept", now().orElse(null));
  }

  private static LookPreview preview(LookDraft draft, Brand brand, Logo logo) {
    return LookPreview.of(
        draft, brand, logo == null ? null : logo.data(), logo == null ? 0 : logo.width());
  }

  private LookPreview previewNow(LookDraft draft, Brand brand) {
    Optional<LookView> kept = now().map(LookView::of);
    return LookPreview.of(
        draft,
        brand,
        kept.map(LookView::logo).orElse(null),
        kept.map(LookView::logoWidth).orElse(0));
  }

  private List<Choice> brandChoices() {
    return brands.names().stream()
        .map(name -> new Choice(name, brands.named(name).title()))
        .toList();
  }

  @POST
  @Path("preview")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.APPEARANCE)
  public Response preview(@PathParam("tenant") String slug, List<EntityPart> parts) {
    var form = new AppearanceForm(parts);
    try {
      LogoWish logo = form.logo();
      var problems = form.draft().problems(brands.names());
      View page = about(slug, form.draft(), logo);
      return problems.isEmpty()
          ? page.put("previewed", true).show(PAGE)
          : page.again(PAGE, Fault.invalid(problems), "brand");
    } catch (Fault fault) {
      return about(slug, form.draft(), null).again(PAGE, fault, "brand");
    }
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.APPEARANCE)
  public Response keep(@PathParam("tenant") String slug, List<EntityPart> parts) {
    var form = new AppearanceForm(parts);
    LogoWish logo = null;
    try {
      logo = form.logo();
      looks.keep(access.tenant().id(), form.draft(), logo);
      return view.go("/t/" + slug + "/appearance", "theme.kept");
    } catch (Fault fault) {
      return about(slug, form.draft(), logo).again(PAGE, fault, "brand");
    }
  }

  @POST
  @Path("default")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OWNER)
  @Needs(Permission.APPEARANCE)
  public Response forget(@PathParam("tenant") String slug) {
    looks.forget(access.tenant().id());
    return view.go("/t/" + slug + "/appearance", "theme.forgotten");
  }
}
