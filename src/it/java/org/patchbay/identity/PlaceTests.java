package org.patchbay.identity;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.patchbay.testing.Route;

/** Tests of each place in which a route can name something. */
record PlaceTests(Stream<Route> routes, Function<Route, Set<String>> places) {
  /** One of them. */
  interface PlaceTest {
    void of(Route route, String place) throws Exception;
  }

  /** Of the places in addresses. */
  Stream<DynamicTest> inPaths(PlaceTest test) {
    return each((route, place) -> NamesTable.inPath(place, route).isPresent(), test);
  }

  Stream<DynamicTest> each(BiPredicate<Route, String> which, PlaceTest test) {
    return routes.flatMap(
        route ->
            places.apply(route).stream()
                .filter(place -> which.test(route, place))
                .map(place -> dynamicTest(place + " of " + route, () -> test.of(route, place))));
  }
}
