package org.patchbay.settings.entity;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds everything that is wrong with the settings, so that a start fails once. Pure. */
public final class SettingsCheck {
  /** Keys that have a meaning to the launcher or the file itself and none in the portal. */
  private static final Pattern FOREIGN =
      Pattern.compile("PATCHBAY_(CONFIG|LAB|TEST|HTTP_PORT|KEYCLOAK|DB_PORT).*");

  private static final Map<String, Function<String, Object>> TYPES =
      Map.ofEntries(
          Map.entry("patchbay.base-url", URI::create),
          Map.entry("patchbay.oidc.issuer", URI::create),
          Map.entry("patchbay.worker.threads", SettingsCheck::positive),
          Map.entry("patchbay.host.observe-every", SettingsCheck::duration),
          Map.entry("patchbay.host.stale-after", SettingsCheck::duration),
          Map.entry("patchbay.resync", SettingsCheck::duration),
          Map.entry("patchbay.container.stop-grace", SettingsCheck::duration),
          Map.entry("patchbay.cpu-overcommit", SettingsCheck::ratio),
          Map.entry("patchbay.operation.keep", SettingsCheck::duration));

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
        .filter(key -> !key.startsWith("patchbay.test."))
        .sorted()
        .forEach(key -> problems.add(unknown(key, known.nearest(key).orElse(""))));
    environment.keySet().stream()
        .filter(name -> name.startsWith("PATCHBAY_") && !known.knowsVariable(name))
        .filter(name -> !FOREIGN.matcher(name).matches())
        .sorted()
        .forEach(name -> problems.add(unknown(name, known.nearestVariable(name).orElse(""))));
    TYPES.keySet().stream().sorted().forEach(key -> value(key, given.get(key), problems));
    return problems;
  }

  private static void value(String key, String value, List<String> problems) {
    if (value == null || value.isBlank()) {
      problems.add(key + " is missing: give it a value");
      return;
    }
    try {
      TYPES.get(key).apply(value);
    } catch (RuntimeException e) {
      problems.add(key + " has the value \"" + value + "\": " + e.getMessage());
    }
  }

  private static String unknown(String key, String nearest) {
    return key + " is unknown" + (nearest.isEmpty() ? "" : "; did you mean " + nearest + "?");
  }

  private static Object positive(String value) {
    if (Integer.parseInt(value) < 1) {
      throw new IllegalArgumentException("at least 1");
    }
    return value;
  }

  private static Object duration(String value) {
    if (Duration.parse(value).isNegative() || Duration.parse(value).isZero()) {
      throw new IllegalArgumentException("longer than nothing, as PT5S");
    }
    return value;
  }

  private static Object ratio(String value) {
    if (!(Double.parseDouble(value) >= 0.1)) {
      throw new IllegalArgumentException("a number of at least 0.1");
    }
    return value;
  }
}
