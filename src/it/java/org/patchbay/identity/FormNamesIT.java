package org.patchbay.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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
import org.patchbay.testing.FormPlaces;
import org.patchbay.testing.GivenPortal;
import org.patchbay.testing.Route;
import org.patchbay.testing.Statements;
import org.patchbay.testing.TwoTenants;
import org.patchbay.testing.TwoTenants.Strange;
import org.patchbay.testing.TwoTenants.Thing;

/**
 * As {@link ForeignNamesIT} for pages: whoever names a stranger's thing in an address, a query or
 * any field of a form gets the page that they get for one that there is not, to the letter; nothing
 * has changed then.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FormNamesIT {
  /** Complaints about a thing that was found: what it is used for, what state it is in. */
  private static final List<String> LATER =
      List.of(
          // A token has a role that every tenant has.
          "VIEWER or OPERATOR",
          "nothing to recover",
          "There is nothing to end",
          "another snapshot of it is being taken or restored",
          "has come too far",
          "has failed, or it is being tried again",
          "has no room for that",
          "has no master",
          "breaks rules",
          "exists already",
          "is held by",
          "is not free",
          "is plugged in already",
          "is still in use",
          "is used by",
          "was changed by somebody else");

  @TempDir static Path folder;
  private static GivenPortal portal;
  private static TwoTenants world;
  private static Statements statements;
  private static FormDesk desk;

  @BeforeAll
  static void start() throws Exception {
    portal = GivenPortal.start(folder);
    world = TwoTenants.in(portal);
    statements = Statements.of(portal);
    desk = FormDesk.in(portal, world);
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
  void everyFieldOfAFormIsInTheTable() {
    assertThat(FormDesk.routes().flatMap(route -> FormPlaces.of(route).stream()).distinct())
        .allMatch(FormsTable::knows);
  }

  @Test
  void everyFieldThatNamesSomethingIsTried() {
    FormDesk.routes()
        .forEach(
            route ->
                assertThat(FormDesk.namings(route).stream().map(Naming::field).distinct())
                    .as(route.toString())
                    .containsExactlyInAnyOrderElementsOf(
                        FormPlaces.of(route).stream()
                            .filter(FormsTable.FIELDS::containsKey)
                            .toList()));
  }

  private static PlaceTests places() {
    return new PlaceTests(FormDesk.routes(), FormPlaces::of);
  }

  @TestFactory
  Stream<DynamicTest> aStrangersThingInAnAddressIsNotThere() {
    return places().inPaths(FormNamesIT::assertHid);
  }

  private static void assertHid(Route route, String place) throws Exception {
    Thing thing = NamesTable.inPath(place, route).orElseThrow();
    for (Strange strange : world.named(thing).strange()) {
      var foreign =
          desk.refused(route, desk.path(route, place, strange.foreign()), desk.form(route));
      var absent = desk.send(route, desk.path(route, place, strange.absent()), desk.form(route));
      assertThat(foreign.statusCode()).as(foreign.body()).isEqualTo(404);
      assertThat(FormDesk.said(foreign, strange)).isEqualTo(FormDesk.said(absent, strange));
    }
  }

  /** It takes no longer either: the database is asked the same. */
  @TestFactory
  Stream<DynamicTest> aStrangersThingInAnAddressCostsNoMore() {
    return places().inPaths(FormNamesIT::assertCost);
  }

  private static void assertCost(Route route, String place) throws Exception {
    Thing thing = NamesTable.inPath(place, route).orElseThrow();
    for (Strange strange : world.named(thing).strange()) {
      statements.assertSame(
          place + " of " + route,
          () -> desk.send(route, desk.path(route, place, strange.foreign()), desk.form(route)),
          () -> desk.send(route, desk.path(route, place, strange.absent()), desk.form(route)));
    }
  }

  @TestFactory
  Stream<DynamicTest> aStrangersThingInAFormIsNotThere() {
    return FormDesk.routes()
        .flatMap(
            route ->
                FormDesk.namings(route).stream()
                    .map(
                        naming ->
                            dynamicTest(
                                naming.field() + " " + naming.thing() + " of " + route,
                                () -> assertHid(route, naming))));
  }

  private static void assertHid(Route route, Naming naming) throws Exception {
    for (Strange strange : world.named(naming.thing()).strange()) {
      var foreign = desk.refused(route, desk.own(route), naming.of(strange.foreign()));
      var absent = desk.send(route, desk.own(route), naming.of(strange.absent()));
      if (route.changes()) {
        assertThat(foreign.statusCode()).as(foreign.body()).isIn(404, 409, 422);
      }
      assertThat(FormDesk.said(foreign, strange)).isEqualTo(FormDesk.said(absent, strange));
    }
  }

  @TestFactory
  Stream<DynamicTest> aQueryFindsNothingOfAStrangers() {
    return places()
        .each(
            (route, place) -> FormsTable.QUERIES.containsKey(place),
            FormNamesIT::assertFoundNothing);
  }

  private static void assertFoundNothing(Route route, String place) throws Exception {
    for (Strange strange : world.named(FormsTable.QUERIES.get(place)).strange()) {
      String query = place.substring("query ".length()) + "=";
      var foreign =
          desk.send(route, desk.own(route), query + NamingForms.encoded(strange.foreign()));
      var absent = desk.send(route, desk.own(route), query + NamingForms.encoded(strange.absent()));
      assertThat(FormDesk.said(foreign, strange)).isEqualTo(FormDesk.said(absent, strange));
    }
  }

  /**
   * The same requests with what is one's own: what those above are refused is no nonsense. Last,
   * since the engine is busy then.
   */
  @TestFactory
  @Order(Integer.MAX_VALUE)
  Stream<DynamicTest> onesOwnIsThere() {
    return FormDesk.routes()
        .filter(route -> !route.template().endsWith("/events"))
        // The invitation has been accepted by then.
        .filter(route -> !route.template().endsWith("/refusal"))
        .filter(route -> FormPlaces.of(route).stream().anyMatch(place -> hasOwner(place, route)))
        .sorted(Comparator.comparing(FormNamesIT::lateness))
        .flatMap(
            route ->
                forms(route)
                    .map(form -> dynamicTest(route + " " + form, () -> assertThere(route, form))));
  }

  private static boolean hasOwner(String place, Route route) {
    return NamesTable.inPath(place, route).isPresent() || FormsTable.FIELDS.containsKey(place);
  }

  private static int lateness(Route route) {
    if (!route.changes() || route.template().matches(".*/(preview|plan|draft)")) {
      return 0;
    }
    if (route.template().matches(".*/(removal|withdrawal|return|deletion|revocation|end)")) {
      return 4;
    }
    return route.template().contains("/retirement") ? 5 : 1;
  }

  private static Stream<String> forms(Route route) {
    List<Naming> namings = FormDesk.namings(route);
    return namings.isEmpty()
        ? Stream.of(desk.form(route))
        : namings.stream().map(naming -> naming.of(world.named(naming.thing()).own()));
  }

  private static void assertThere(Route route, String form) throws IOException {
    var answer = desk.send(route, desk.own(route), form);
    if (answer.statusCode() >= 400) {
      assertThat(LATER).as(answer.body()).anyMatch(answer.body()::contains);
    }
  }
}
