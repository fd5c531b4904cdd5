package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.control.ApiTokens;
import org.patchbay.identity.entity.ApiToken;
import org.patchbay.identity.entity.Need;
import org.patchbay.identity.entity.TokenWish;
import org.patchbay.tenant.entity.Permission;
import org.patchbay.tenant.entity.TenantRole;
import org.patchbay.web.boundary.Choice;
import org.patchbay.web.boundary.ListLinks;
import org.patchbay.web.boundary.Paging;
import org.patchbay.web.boundary.View;

/** A tenant's page of API tokens. */
@Controller
@Path("t/{tenant}/tokens")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class TokenPages {
  private static final String PAGE = "identity/tokens.html";
  private static final String REVOCATION = "identity/token.html";

  @Inject ApiTokens tokens;
  @Inject TokenSlices slices;
  @Inject View view;

  @GET
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.TOKENS)
  public Response list(@PathParam("tenant") String slug, @BeanParam Paging paging) {
    return about(slug, paging, new TokenWish("", TenantRole.VIEWER.name(), null)).show(PAGE);
  }

  private View about(String slug, Paging paging, TokenWish form) {
    var links = new ListLinks("/t/" + slug + "/tokens", Map.of());
    var slice = slices.of(paging);
    return view.put("slice", slice)
        .put("links", links)
        .put("first", paging.cursor(1).isPresent() ? links.first() : null)
        .put("next", links.next(slice.next()))
        .put("roles", roles())
        .put("form", form);
  }

  /** What its maker may not, it may not either. */
  private List<Choice> roles() {
    return Arrays.stream(TenantRole.values())
        .filter(role -> role != TenantRole.OWNER)
        .map(role -> Choice.of(role.name(), "layout.role." + role, view.locale()))
        .toList();
  }

  /** The answer is the page itself: what it shows once is in no address and in no cookie. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.TOKENS)
  public Response make(
      @PathParam("tenant") String slug,
      @FormParam("name") String name,
      @FormParam("role") String role,
      @FormParam("days") String days) {
    var wish = new TokenWish(name, role, number(days));
    return made(slug, wish, () -> tokens.make(wish, slices.rights()));
  }

  /** The same form by its other button. */
  @POST
  @Path("destroying")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.TOKENS)
  @StepUp
  public Response makeDestroying(
      @PathParam("tenant") String slug,
      @FormParam("name") String name,
      @FormParam("role") String role,
      @FormParam("days") String days) {
    var wish = new TokenWish(name, role, number(days));
    return made(slug, wish, () -> tokens.makeDestroying(wish, slices.rights()));
  }

  private Response made(String slug, TokenWish wish, Supplier<ApiTokens.Made> making) {
    try {
      ApiTokens.Made made = making.get();
      var empty = new TokenWish("", TenantRole.VIEWER.name(), null);
      return about(slug, new Paging(), empty)
          .put("made", made.token())
          .put("secret", made.secret())
          .show(PAGE);
    } catch (Fault fault) {
      return about(slug, new Paging(), wish).again(PAGE, fault, "name");
    }
  }

  /** What is no number is refused as one that is too small. */
  private static Integer number(String days) {
    if (days == null || days.isBlank()) {
      return null;
    }
    return days.strip().matches("\\d{1,4}") ? Integer.valueOf(days.strip()) : Integer.valueOf(0);
  }

  @GET
  @Path("{token}/revocation")
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.TOKENS)
  public Response revocation(@PathParam("tenant") String slug, @PathParam("token") UUID id) {
    return revoking(slug, tokens.get(id, slices.rights())).show(REVOCATION);
  }

  private View revoking(String slug, ApiToken token) {
    return view.put("token", token).put("root", "/t/" + slug + "/tokens");
  }

  @POST
  @Path("{token}/revocation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.TENANT_OPERATOR)
  @Needs(Permission.TOKENS)
  public Response revoke(
      @PathParam("tenant") String slug,
      @PathParam("token") UUID id,
      @FormParam("confirm") String confirm) {
    ApiToken token = tokens.get(id, slices.rights());
    if (!token.name().equals(confirm)) {
      Fault fault = Fault.invalid("confirm", "layout.type.wrong", token.name());
      return revoking(slug, token).again(REVOCATION, fault, "confirm");
    }
    tokens.revoke(id, slices.rights());
    return view.go("/t/" + slug + "/tokens", "identity.token.revoked", token.name());
  }
}
