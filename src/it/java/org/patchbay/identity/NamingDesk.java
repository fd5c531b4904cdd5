package org.patchbay.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.patchbay.identity.NamingBodies.Naming;
import org.patchbay.identity.entity.Need;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.NamePlaces;
import org.patchbay.testing.Route;
import org.patchbay.testing.TwoTenants;

/** Callers of the API who name their own things, or others'. */
record NamingDesk(GivenPortal portal, TwoTenants world) {
  /** Routes of the API whose caller has things of their own. */
  static Stream<Route> routes() {
    return Route.all().stream()
        .filter(route -> !route.page())
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
    return NamingBodies.NAMING.getOrDefault(key(route), List.of());
  }

  static String caller(Route route) {
    if (route.needs().stream().allMatch(Set.of(Need.HELPDESK, Need.TENANT_HELPDESK)::contains)) {
      // Who has asked a tenant may not ask it again.
      return key(route).equals("POST /api/v1/tenants/{tenant}/help-requests") ? "hanna" : "hugo";
    }
    return route.template().startsWith("/api/v1/invitations") ? "nora" : "olga";
  }

  String own(Route route) {
    String path = route.template().replace("{tenant}", "acme");
    for (String place : NamePlaces.of(route)) {
      var thing = NamesTable.inPath(place, route);
      if (thing.isPresent()) {
        path = named(path, place, world.named(thing.get()).own());
      }
    }
    return path;
  }

  private static String named(String path, String place, String name) {
    return path.replace("{" + place.substring("path ".length()) + "}", name);
  }

  Answer send(Route route, String path, String text) throws IOException {
    String type = route.type().orElse("application/json");
    boolean json = type.equals("application/json");
    String sent = text == null ? "" : json ? text.replace('\'', '"') : text;
    return route.verb().equals("GET")
        ? portal.call(caller(route), "GET", path, null)
        : portal.send(caller(route), route.verb(), path, type, sent);
  }

  String body(Route route) {
    List<Naming> namings = namings(route);
    return namings.isEmpty()
        ? NamingBodies.good(key(route))
        : namings.get(0).of(world.named(namings.get(0).thing()).own());
  }

  String inPath(Route route, String place, String name) {
    String other = route.template().replace("{tenant}", "acme");
    other = named(other, place, name);
    for (String another : NamePlaces.of(route)) {
      var thing = NamesTable.inPath(another, route);
      if (thing.isPresent()) {
        other = named(other, another, world.named(thing.get()).own());
      }
    }
    return other;
  }

  /** An answer after which everything is as it was. */
  Answer refused(Route route, String path, String text) throws Exception {
    List<String> before = world.state();
    Answer answer = send(route, path, text);
    assertThat(world.state()).as(answer.body()).isEqualTo(before);
    return answer;
  }

  /** The answer's status and body, but for the name that was asked for. */
  static String said(Answer answer, String name) {
    return answer.status()
        + answer.body().replace(name, "*").replaceAll("\"requestId\":\"[^\"]*\"", "");
  }
}
