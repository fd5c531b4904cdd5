package org.patchbay.host.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patchbay.hypervisor.entity.Fixture;
import org.patchbay.hypervisor.entity.FixtureField;
import org.patchbay.hypervisor.entity.HostFixtures;

/** What of a host's fixtures is not as it is wanted, field by field. Pure. */
public final class Comparison {
  private Comparison() {}

  /**
   * Compares what is wanted with what was found. Of what is found and wanted by nobody only cards
   * count, in machines of which any is wanted: all else may be on its way in or out.
   */
  public static List<Finding> of(Collection<Fixture> wanted, HostFixtures seen) {
    Map<Fixture.Identity, Fixture> found = byIdentity(seen.found());
    Map<Fixture.Identity, Fixture> all = byIdentity(wanted);
    List<Finding> findings = new ArrayList<>();
    all.values().stream()
        .filter(one -> canBeSeen(one, seen))
        .map(one -> finding(one, Optional.ofNullable(found.get(one.identity()))))
        .filter(finding -> !finding.deviations().isEmpty())
        .forEach(findings::add);
    strangers(all, found.values()).forEach(findings::add);
    return List.copyOf(findings);
  }

  private static Map<Fixture.Identity, Fixture> byIdentity(Collection<Fixture> some) {
    return some.stream()
        .collect(
            Collectors.toMap(
                Fixture::identity, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  private static boolean canBeSeen(Fixture wanted, HostFixtures seen) {
    return switch (wanted.kind()) {
      case NETWORK -> true;
      case GUARD -> seen.guards();
      case CARD -> wanted.machine().filter(seen.running()::contains).isPresent();
    };
  }

  private static Stream<Finding> strangers(
      Map<Fixture.Identity, Fixture> wanted, Collection<Fixture> found) {
    var machines = wanted.keySet().stream().map(Fixture.Identity::machine).toList();
    return found.stream()
        .filter(one -> one.kind() == Fixture.Kind.CARD)
        .filter(one -> !wanted.containsKey(one.identity()) && machines.contains(one.machine()))
        .map(one -> new Finding(one.identity(), List.of(presence(false))));
  }

  private static Finding finding(Fixture wanted, Optional<Fixture> found) {
    return new Finding(
        wanted.identity(),
        found.map(there -> deviations(wanted, there)).orElse(List.of(presence(true))));
  }

  private static Deviation presence(boolean wanted) {
    return new Deviation(FixtureField.PRESENT, Fixture.yes(wanted), Fixture.yes(!wanted));
  }

  private static List<Deviation> deviations(Fixture wanted, Fixture found) {
    List<Deviation> deviations = new ArrayList<>();
    for (FixtureField field : FixtureField.values()) {
      String want = wanted.fields().getOrDefault(field, "");
      String have = found.fields().getOrDefault(field, "");
      if (!want.equals(have)) {
        deviations.add(new Deviation(field, want, have));
      }
    }
    rules(wanted, found, deviations);
    return deviations;
  }

  private static void rules(Fixture wanted, Fixture found, List<Deviation> deviations) {
    var lacking = new TreeSet<>(wanted.rules());
    lacking.removeAll(found.rules());
    var surplus = new TreeSet<>(found.rules());
    surplus.removeAll(wanted.rules());
    lacking.forEach(rule -> deviations.add(new Deviation(FixtureField.RULE, rule, "")));
    surplus.forEach(rule -> deviations.add(new Deviation(FixtureField.RULE, "", rule)));
  }
}
