package org.patchbay.identity.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.patchbay.fault.entity.Fault;
import org.patchbay.identity.control.PersonalChoices;
import org.patchbay.identity.entity.ChoiceWish;
import org.patchbay.identity.entity.Need;
import org.patchbay.web.boundary.Choice;
import org.patchbay.web.boundary.Languages;
import org.patchbay.web.boundary.View;
import org.patchbay.web.entity.Chosen;

/** Where everybody chooses their language and the zone that times are told in. */
@Controller
@Path("me/preferences")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class PreferencesPages {
  private static final String PATH = "/me/preferences";
  private static final String PAGE = "identity/preferences.html";
  private static final Duration REMEMBERED = Duration.ofDays(365);

  @Inject PersonalChoices choices;
  @Inject View view;
  @Inject HttpServletRequest request;
  @Context HttpServletResponse response;

  @Inject
  @ConfigProperty(name = "patchbay.base-url")
  URI baseUrl;

  @GET
  @AllowedTo(Need.SIGNED_IN)
  public Response show() {
    return form(ChoiceWish.of(Languages.chosen(request))).show(PAGE);
  }

  private View form(ChoiceWish wish) {
    return view.put("form", wish)
        .put("languages", options("identity.language.auto", languages()))
        .put(
            "zones",
            options("identity.zone.auto", ChoiceWish.zones().stream().map(PreferencesPages::zone)));
  }

  private List<Choice> options(String none, Stream<Choice> some) {
    return Stream.concat(Stream.of(Choice.of("", none, view.locale())), some).toList();
  }

  /** Each by its own name, which those who read it know. */
  private static Stream<Choice> languages() {
    return Languages.KNOWN.stream()
        .map(one -> new Choice(one.getLanguage(), one.getDisplayLanguage(one)));
  }

  private static Choice zone(String id) {
    return new Choice(id, id.replace('_', ' '));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @AllowedTo(Need.SIGNED_IN)
  public Response choose(@FormParam("language") String language, @FormParam("zone") String zone) {
    var wish = new ChoiceWish(language, zone);
    var problems = wish.problems(Languages.codes());
    if (!problems.isEmpty()) {
      return form(wish).again(PAGE, Fault.invalid(problems), "language");
    }
    choices.choose(wish.chosen());
    // What is said of it is said in the new language already.
    request.setAttribute(Languages.CHOSEN, (Supplier<Chosen>) wish::chosen);
    response.addCookie(remembered(wish.language()));
    return view.go(PATH, "identity.preferences.saved");
  }

  /**
   * For the pages before the login, where nobody knows who reads them. Not with the answer that is
   * returned: that would take the place of the cookie by which a redirect is told what to say.
   */
  private Cookie remembered(String language) {
    var cookie = new Cookie(Languages.COOKIE, language);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSecure("https".equals(baseUrl.getScheme()));
    cookie.setAttribute("SameSite", "Lax");
    cookie.setMaxAge(language.isEmpty() ? 0 : (int) REMEMBERED.toSeconds());
    return cookie;
  }
}
