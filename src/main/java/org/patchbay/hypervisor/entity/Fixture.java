package org.patchbay.hypervisor.entity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Something of ours on a host that carries or guards traffic, as it was found or as it is wanted.
 *
 * @param name the host's name for it; of a card its MAC
 * @param machine whose it is; empty for a network
 * @param fields what it is like; {@code yes} and {@code no} for what is so or not, empty for none
 * @param rules the lines of a guard, in no order
 */
public record Fixture(
    Kind kind,
    String name,
    Optional<UUID> machine,
    Map<FixtureField, String> fields,
    Set<String> rules) {
  /** What it is. */
  public enum Kind {
    /** The counterpart of a segment or of a public network. */
    NETWORK,
    /** What a public interface stands behind. */
    GUARD,
    /** An interface of a machine that runs. */
    CARD
  }

  /** Two are about the same thing when these are equal. */
  public record Identity(Kind kind, String name, Optional<UUID> machine) {}

  public Fixture {
    fields = Map.copyOf(fields);
    rules = Set.copyOf(rules);
  }

  public static Fixture network(String name, Map<FixtureField, String> fields) {
    return new Fixture(Kind.NETWORK, name, Optional.empty(), fields, Set.of());
  }

  public static Fixture guard(String name, UUID machine, Set<String> rules) {
    return new Fixture(Kind.GUARD, name, Optional.of(machine), Map.of(), rules);
  }

  public static Fixture card(String mac, UUID machine, Map<FixtureField, String> fields) {
    return new Fixture(Kind.CARD, mac, Optional.of(machine), fields, Set.of());
  }

  public static String yes(boolean so) {
    return so ? "yes" : "no";
  }

  public Identity identity() {
    return new Identity(kind, name, machine);
  }

  /** Equal for equal ones, in every process. */
  String text() {
    return identity() + " " + new TreeMap<>(fields) + " " + new TreeSet<>(rules);
  }
}
