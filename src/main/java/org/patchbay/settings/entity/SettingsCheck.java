package org.patchbay.settings.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds everything that is wrong with the settings, so that a start fails once. Pure. */
public final class SettingsCheck {
  /** Names that mean something to the launcher or the tests, and nothing to the portal. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "PATCHBAY_(CONFIG|LAB|TEST|HTTP_PORT|KEYCLOAK|DB_PORT).*"
              + "|patchbay\\.(test\\..+|lab(\\..+)?|bind|started-by)");

  /** The keys that take ranges and have none by default, and what such look like. */
  private static final Set<String> OF_RANGES =
      Set.of("patchbay.firewall.barred", "patchbay.trusted-proxies");

  private static final String RANGES = "192.0.2.0/24, 2001:db8::/32";

  private SettingsCheck() {}

  /**
   * What is wrong, one sentence each.
   *
   * @param given every {@code patchbay.*} key that some source names, with its value
   * @param environment the process's environment
   */
  public static List<String> problems(
      KnownSettings known, Map<String, String> given, Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    given.keySet().stream()
        .filter(key -> key.startsWith("patchbay.") && !known.knows(key))
        .filter(key -> !FOREIGN.matcher(key).matches())
        .sorted()
        .forEach(key -> problems.add(unknown(key, known.nearest(key))));
    environment.keySet().stream()
        .filter(name -> name.startsWith("PATCHBAY_") && !known.knowsVariable(name))
        .filter(name -> !FOREIGN.matcher(name).matches())
        .sorted()
        .forEach(name -> problems.add(unknown(name, known.nearestVariable(name))));
    known
        .defaults()
        .forEach((key, standard) -> value(key, given.get(key), standard).ifPresent(problems::add));
    return problems;
  }

  /** A key with an empty default may stay empty. */
  private static Optional<String> value(String key, String value, String standard) {
    if (value == null || value.isBlank()) {
      return standard.isBlank()
          ? Optional.empty()
          : Optional.of(key + " is empty; the default is " + standard);
    }
    if (key.equals("patchbay.secrets.keys")) {
      // The value stays untold: it may be a key with a slip in it.
      return KeyRing.of(value).isPresent()
          ? Optional.empty()
          : Optional.of(key + " is not of the form: " + KeyRing.FORM);
    }
    return SettingType.of(key, OF_RANGES.contains(key) ? RANGES : standard)
        .objection(value)
        .map(expected -> key + " is \"" + value + "\"; expected is " + expected);
  }

  private static String unknown(String key, Optional<String> nearest) {
    return key + " is unknown" + nearest.map(known -> "; did you mean " + known + "?").orElse("");
  }
}
