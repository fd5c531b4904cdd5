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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.patchbay.identity.NamingBodies.Naming;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.GivenPortal.Answer;
import org.patchbay.testing.NamePlaces;
import org.patchbay.testing.Route;
import org.patchbay.testing.Statements;
import org.patchbay.testing.TwoTenants;
import org.patchbay.testing.TwoTenants.Strange;
import org.patchbay.testing.TwoTenants.Thing;

/**
 * Whoever names a stranger's thing, in the path, the query or any field of the body, is answered as
 * for one that there is not, to the letter; nothing has changed then. Where each of these can be is
 * found by reflection, so that a new one has to be in {@link NamesTable}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
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
  private static Statements statements;
  private static NamingDesk desk;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    world = TwoTenants.in(portal);
    statements = Statements.of(portal);
    desk = new NamingDesk(portal, world);
  }

  @AfterAll
  static void stop() throws Exception {
    if (statements != null) {
      statements.close();
    }
    if (portal != null) {
      portal.close();
    }
  }

  @Test
  void everyTextThatARequestCanHaveIsInTheTable() {
    assertThat(NamingDesk.routes().flatMap(route -> NamePlaces.of(route).stream()).distinct())
        .allMatch(NamesTable::knows);
  }

  @Test
  void everyFieldThatNamesSomethingIsTried() {
    NamingDesk.routes()
        .forEach(
            route ->
                assertThat(NamingDesk.namings(route).stream().map(Naming::field).distinct())
                    .as(route.toString())
                    .containsExactlyInAnyOrderElementsOf(
                        NamePlaces.of(route).stream()
                            .filter(NamesTable.FIELDS::containsKey)
                            .toList()));
  }

  private static PlaceTests places() {
    return new PlaceTests(NamingDesk.routes(), NamePlaces::of);
  }

  @TestFactory
  Stream<DynamicTest> aStrangersThingInThePathIsNotThere() {
    return places().inPaths(ForeignNamesIT::assertHid);
  }

  private static void assertHid(Route route, String place) throws Exception {
    Thing thing = NamesTable.inPath(place, route).orElseThrow();
    for (Strange strange : world.named(thing).strange()) {
      Answer foreign =
          desk.refused(route, desk.inPath(route, place, strange.foreign()), desk.body(route));
      Answer absent =
          desk.refused(route, desk.inPath(route, place, strange.absent()), desk.body(route));
      assertThat(foreign.status()).as(foreign.body()).isEqualTo(404);
      assertThat(NamingDesk.said(foreign, strange.foreign()))
          .isEqualTo(NamingDesk.said(absent, strange.absent()));
    }
  }

  /** It takes no longer either: the database is asked the same. */
  @TestFactory
  Stream<DynamicTest> aStrangersThingInThePathCostsNoMore() {
    return places().inPaths(ForeignNamesIT::assertCost);
  }

  private static void assertCost(Route route, String place) throws Exception {
    for (Strange strange : world.named(NamesTable.inPath(place, route).orElseThrow()).strange()) {
      statements.assertSame(
          place + " of " + route,
          () -> desk.send(route, desk.inPath(route, place, strange.foreign()), desk.body(route)),
          () -> desk.send(route, desk.inPath(route, place, strange.absent()), desk.body(route)));
    }
  }

  @TestFactory
  Stream<DynamicTest> aStrangersThingInABodyIsNotThere() {
    return NamingDesk.routes()
        .flatMap(
            route ->
                NamingDesk.namings(route).stream()
                    .map(
                        naming ->
                            dynamicTest(
                                naming.field() + " " + naming.thing() + " of " + route,
                                () -> assertHid(route, naming))));
  }

  private static void assertHid(Route route, Naming naming) throws Exception {
    for (Strange strange : world.named(naming.thing()).strange()) {
      Answer foreign = desk.refused(route, desk.own(route), naming.of(strange.foreign()));
      Answer absent = desk.refused(route, desk.own(route), naming.of(strange.absent()));
      assertThat(foreign.status()).as(foreign.body()).isIn(404, 409, 422);
      assertThat(NamingDesk.said(foreign, strange.foreign()))
          .isEqualTo(NamingDesk.said(absent, strange.absent()));
    }
  }

  @TestFactory
  Stream<DynamicTest> aFilterFindsNothingOfAStrangers() {
    return places()
        .each(
            (route, place) -> NamesTable.FILTERS.containsKey(place),
            ForeignNamesIT::assertFoundNothing);
  }

  private static void assertFoundNothing(Route route, String place) throws IOException {
    for (Strange strange : world.named(NamesTable.FILTERS.get(place)).strange()) {
      String query = desk.own(route) + "?" + place.substring("query ".length()) + "=";
      Answer foreign = desk.send(route, query + encoded(strange.foreign()), null);
      Answer absent = desk.send(route, query + encoded(strange.absent()), null);
      assertThat(NamingDesk.said(foreign, strange.foreign()))
          .isEqualTo(NamingDesk.said(absent, strange.absent()));
    }
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  /**
   * The same requests with what is one's own: what those above are refused is no nonsense. Last,
   * since the engine is busy then.
   */
  @TestFactory
  @Order(Integer.MAX_VALUE)
  Stream<DynamicTest> onesOwnIsThere() {
    return NamingDesk.routes()
        .filter(route -> !route.template().endsWith("/events"))
        // The invitation has been accepted by then; EveryChangeIsAuditedIT declines another.
        .filter(route -> !NamingDesk.key(route).equals("DELETE /api/v1/invitations/{invitation}"))
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
    List<Naming> namings = NamingDesk.namings(route);
    return namings.isEmpty()
        ? Stream.of(Optional.ofNullable(NamingBodies.good(NamingDesk.key(route))).orElse(""))
        : namings.stream().map(naming -> naming.of(world.named(naming.thing()).own()));
  }

  private static void assertThere(Route route, String text) throws IOException {
    Answer answer = desk.send(route, desk.own(route), text);
    if (answer.status() >= 300) {
      assertThat(LATER).as(answer.body()).anyMatch(answer.body()::contains);
    }
    if (answer.status() == 202) {
      world.ended(NamingDesk.caller(route), answer);
    }
  }
}
