package org.patchbay.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.identity.NamingBodies.Naming;
import org.patchbay.identity.entity.Need;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.NamePlaces;
import org.patchbay.testing.Route;
import org.patchbay.testing.TwoTenants;
import org.patchbay.testing.TwoTenants.Strange;
import org.patchbay.testing.TwoTenants.Thing;

/**
 * Whoever names a stranger's thing, in the path, the query or any field of the body, is answered as
 * for one that there is not, to the letter; nothing has changed then. Where each of these can be is
 * found by reflection, so that a new one has to be in {@link NamesTable}.
 */
class ForeignNamesIT {
  /** Complaints about a thing that was found: what it is used for, what state it is in. */
  private static final List<String> LATER =
      List.of(
          "CHANGED_MEANWHILE",
          "CONFIRMATION_MISSING",
          "HELP_ENDED",
          "NOTHING_FAILED",
          "ROLE_HELD",
          "NOTHING_LOST",
          "NOT_CANCELLABLE",
          "RULE_VIOLATED",
          "SEGMENT_USED",
          "STILL_IN_USE",
          "cluster.document.line",
          "cluster.move.notfree",
          "cluster.node.address.used",
          "network.ipv6.used");

  @TempDir static Path folder;
  private static GivenPortal portal;
  private static TwoTenants world;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    world = TwoTenants.in(portal);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  /** Routes of the API whose caller has things of their own. */
  private static Stream<Route> routes() {
    return Route.all().stream()
        .filter(route -> !route.page())
        .filter(
            route ->
                route.needs().stream()
                    .anyMatch(
                        need ->
                            need.ofTenant() || need == Need.SIGNED_IN || need == Need.HELPDESK));
  }

  private static String key(Route route) {
    return route.verb() + " " + route.template();
  }

  @Test
  void everyTextThatARequestCanHaveIsInTheTable() {
    assertThat(routes().flatMap(route -> NamePlaces.of(route).stream()).distinct())
        .allMatch(NamesTable::knows);
  }

  @Test
  void everyFieldThatNamesSomethingIsTried() {
    routes()
        .forEach(
            route ->
                assertThat(namings(route).stream().map(Naming::field).distinct())
                    .as(route.toString())
                    .containsExactlyInAnyOrderElementsOf(
                        NamePlaces.of(route).stream()
                            .filter(NamesTable.FIELDS::containsKey)
                            .toList()));
  }

  private static List<Naming> namings(Route route) {
    return NamingBodies.NAMING.getOrDefault(key(route), List.of());
  }

  private static String caller(Route route) {
    if (route.needs().stream().allMatch(Set.of(Need.HELPDESK, Need.TENANT_HELPDESK)::contains)) {
      // Who has asked a tenant may not ask it again.
      return key(route).equals("POST /api/v1/tenants/{tenant}/help-requests") ? "hanna" : "hugo";
    }
    return route.template().startsWith("/api/v1/invitations") ? "nora" : "olga";
  }

  private static String own(Route route) {
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

  private static Answer send(Route route, String path, String text) throws IOException {
    String type = route.type().orElse("application/json");
    boolean json = type.equals("application/json");
    String sent = text == null ? "" : json ? text.replace('\'', '"') : text;
    return route.verb().equals("GET")
        ? portal.call(caller(route), "GET", path, null)
        : portal.send(caller(route), route.verb(), path, type, sent);
  }

  private static String body(Route route) {
    List<Naming> namings = namings(route);
    return namings.isEmpty()
        ? NamingBodies.good(key(route))
        : namings.get(0).of(world.named(namings.get(0).thing()).own());
  }

  @TestFactory
  Stream<DynamicTest> aStrangersThingInThePathIsNotThere() {
    return routes()
        .flatMap(
            route ->
                NamePlaces.of(route).stream()
                    .filter(place -> NamesTable.inPath(place, route).isPresent())
                    .map(
                        place ->
                            dynamicTest(place + " of " + route, () -> assertHid(route, place))));
  }

  private static void assertHid(Route route, String place) throws Exception {
    Thing thing = NamesTable.inPath(place, route).orElseThrow();
    for (Strange strange : world.named(thing).strange()) {
      Answer foreign = refused(route, inPath(route, place, strange.foreign()), body(route));
      Answer absent = refused(route, inPath(route, place, strange.absent()), body(route));
      assertThat(foreign.status()).as(foreign.body()).isEqualTo(404);
      assertThat(said(foreign, strange.foreign())).isEqualTo(said(absent, strange.absent()));
    }
  }

  private static String inPath(Route route, String place, String name) {
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
  private static Answer refused(Route route, String path, String text) throws Exception {
    List<String> before = world.state();
    Answer answer = send(route, path, text);
    assertThat(world.state()).as(answer.body()).isEqualTo(before);
    return answer;
  }

  /** The answer's status and body, but for the name that was asked for. */
  private static String said(Answer answer, String name) {
    return answer.status()
        + answer.body().replace(name, "*").replaceAll("\"requestId\":\"[^\"]*\"", "");
  }

  @TestFactory
  Stream<DynamicTest> aStrangersThingInABodyIsNotThere() {
    return routes()
        .flatMap(
            route ->
                namings(route).stream()
                    .map(
                        naming ->
                            dynamicTest(
                                naming.field() + " " + naming.thing() + " of " + route,
                                () -> assertHid(route, naming))));
  }

  private static void assertHid(Route route, Naming naming) throws Exception {
    for (Strange strange : world.named(naming.thing()).strange()) {
      Answer foreign = refused(route, own(route), naming.of(strange.foreign()));
      Answer absent = refused(route, own(route), naming.of(strange.absent()));
      assertThat(foreign.status()).as(foreign.body()).isIn(404, 409, 422);
      assertThat(said(foreign, strange.foreign())).isEqualTo(said(absent, strange.absent()));
    }
  }

  @TestFactory
  Stream<DynamicTest> aFilterFindsNothingOfAStrangers() {
    return routes()
        .filter(route -> route.verb().equals("GET"))
        .flatMap(
            route ->
                NamePlaces.of(route).stream()
                    .filter(NamesTable.FILTERS::containsKey)
                    .map(
                        place ->
                            dynamicTest(
                                place + " of " + route, () -> assertFoundNothing(route, place))));
  }

  private static void assertFoundNothing(Route route, String place) throws IOException {
    for (Strange strange : world.named(NamesTable.FILTERS.get(place)).strange()) {
      String query = own(route) + "?" + place.substring("query ".length()) + "=";
      Answer foreign = send(route, query + encoded(strange.foreign()), null);
      Answer absent = send(route, query + encoded(strange.absent()), null);
      assertThat(said(foreign, strange.foreign())).isEqualTo(said(absent, strange.absent()));
    }
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  /** The same requests with what is one's own: what those above are refused is no nonsense. */
  @TestFactory
  Stream<DynamicTest> onesOwnIsThere() {
    return routes()
        .filter(route -> !route.template().endsWith("/events"))
        // The invitation has been accepted by then; EveryChangeIsAuditedIT declines another.
        .filter(route -> !key(route).equals("DELETE /api/v1/invitations/{invitation}"))
        .filter(route -> NamePlaces.of(route).stream().anyMatch(place -> hasOwner(place, route)))
        .sorted(Comparator.comparing(ForeignNamesIT::lateness))
        .flatMap(
            route ->
                bodies(route)
                    .map(text -> dynamicTest(route + " " + text, () -> assertThere(route, text))));
  }

  private static boolean hasOwner(String place, Route route) {
    return NamesTable.inPath(place, route).isPresent() || NamesTable.FIELDS.containsKey(place);
  }

  /** First who looks, last who takes away. */
  private static int lateness(Route route) {
    if (route.verb().equals("GET") || route.template().endsWith("/plan")) {
      return 0;
    }
    if (route.verb().equals("DELETE")) {
      return route.template().endsWith("/clusters/{cluster}") ? 5 : 4;
    }
    return route.verb().equals("POST") ? 1 : route.template().endsWith("/accepted") ? 3 : 2;
  }

  private static Stream<String> bodies(Route route) {
    List<Naming> namings = namings(route);
    return namings.isEmpty()
        ? Stream.of(Optional.ofNullable(NamingBodies.good(key(route))).orElse(""))
        : namings.stream().map(naming -> naming.of(world.named(naming.thing()).own()));
  }

  private static void assertThere(Route route, String text) throws IOException {
    Answer answer = send(route, own(route), text);
    System.err.println(
        "OWN "
            + key(route)
            + " "
            + text.replace("\n", " ")
            + " -> "
            + answer.status()
            + " "
            + answer.body().substring(0, Math.min(300, answer.body().length())).replace("\n", " "));
    if (answer.status() >= 300) {
      assertThat(LATER).as(answer.body()).anyMatch(answer.body()::contains);
    }
    if (answer.status() == 202) {
      world.ended(caller(route), answer);
    }
  }
}
