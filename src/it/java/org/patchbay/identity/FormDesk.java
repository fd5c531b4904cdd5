package org.patchbay.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.patchbay.identity.NamingBodies.Naming;
import org.patchbay.identity.entity.Need;
import org.patchbay.testing.FormPlaces;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.Route;
import org.patchbay.testing.TwoTenants;
import org.patchbay.testing.TwoTenants.Strange;
import org.patchbay.testing.Visitor;

/** Browsers of people who open pages and send forms that name their own things, or others'. */
final class FormDesk {
  private final TwoTenants world;
  private final Map<String, Visitor> browsers = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();

  private FormDesk(TwoTenants world) {
    this.world = world;
  }

  static FormDesk in(GivenPortal portal, TwoTenants world) throws IOException {
    var desk = new FormDesk(world);
    for (String person : List.of("olga", "nora", "hugo", "hanna")) {
      // Not the sessions that are named.
      Visitor browser = portal.unconfirmed(person);
      desk.browsers.put(person, browser);
      desk.tokens.put(person, token(browser));
    }
    // The newcomer's browser confirms for all.
    portal.browser("otto");
    return desk;
  }

  private static String token(Visitor browser) throws IOException {
    Matcher token =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
            .matcher(browser.get("/me/preferences").body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  /** Pages whose caller has things of their own. */
  static Stream<Route> routes() {
    return Route.all().stream()
        .filter(Route::page)
        .filter(
            route ->
                route.needs().stream()
                    .anyMatch(
                        need ->
                            need.ofTenant() || need == Need.SIGNED_IN || need == Need.HELPDESK));
  }

  static String key(Route route) {
    return route.verb() + " " + route.template();
  }

  static List<Naming> namings(Route route) {
    return NamingForms.NAMING.getOrDefault(key(route), List.of());
  }

  private static String caller(Route route) {
    if (route.needs().stream().allMatch(Set.of(Need.HELPDESK, Need.TENANT_HELPDESK)::contains)) {
      // Who has asked a tenant may not ask it again.
      return route.template().equals("/t/{tenant}/help") ? "hanna" : "hugo";
    }
    return route.template().startsWith("/invitations") ? "nora" : "olga";
  }

  /** Its address where this place has that name, and every other what is one's own. */
  String path(Route route, String place, String name) {
    String path = route.template().replace("{tenant}", "acme");
    for (String each : FormPlaces.of(route)) {
      var thing = NamesTable.inPath(each, route);
      if (thing.isPresent()) {
        String put = each.equals(place) ? name : world.named(thing.get()).own();
        path = path.replace("{" + each.substring("path ".length()) + "}", put);
      }
    }
    return path;
  }

  String own(Route route) {
    return path(route, "", "");
  }

  String form(Route route) {
    List<Naming> namings = namings(route);
    return namings.isEmpty()
        ? NamingForms.OTHERS.getOrDefault(key(route), "")
        : namings.get(0).of(world.named(namings.get(0).thing()).own());
  }

  HttpResponse<String> send(Route route, String path, String form) throws IOException {
    Visitor browser = browsers.get(caller(route));
    if (!route.changes()) {
      return browser.get(form.isEmpty() ? path : path + "?" + form);
    }
    String token = "_csrf=" + NamingForms.encoded(tokens.get(caller(route)));
    if (route.type().filter("multipart/form-data"::equals).isPresent()) {
      return browser.post(path + "?" + token, "multipart/form-data; boundary=x", "--x--\r\n");
    }
    return browser.post(path, token + "&" + form);
  }

  /** A page after which everything is as it was. */
  HttpResponse<String> refused(Route route, String path, String form) throws Exception {
    List<String> before = world.state();
    var answer = send(route, path, form);
    assertThat(world.state()).as(answer.body()).isEqualTo(before);
    return answer;
  }

  /** The page but for the names that were asked for, what is of one request, and ages. */
  static String said(HttpResponse<String> answer, Strange strange) {
    String text = answer.statusCode() + " " + Visitor.location(answer) + "\n" + answer.body();
    return text.replace(strange.foreign(), "*")
        .replace(strange.absent(), "*")
        .replaceAll("<time[^>]*>[^<]*</time>|data-now=\"[^\"]*\"", "time")
        .replaceAll("Reference <code>[^<]*</code>", "reference")
        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "_csrf");
  }
}
