package org.patchbay.settings.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The keys there are, by the file that documents them; an empty default means "not set". */
public record KnownSettings(Map<String, String> defaults) {
  private static final String FILE = "patchbay.properties";

  /** The file of the configuration folder, built into the class path. */
  public static KnownSettings builtIn() {
    var properties = new Properties();
    try (InputStream in = KnownSettings.class.getClassLoader().getResourceAsStream(FILE)) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var defaults = new TreeMap<String, String>();
    properties.forEach((key, value) -> defaults.put(key.toString(), value.toString()));
    return new KnownSettings(defaults);
  }

  public boolean knows(String key) {
    return defaults.containsKey(key);
  }

  /** True for the environment variable of a known key, {@code PATCHBAY_DB_URL}. */
  public boolean knowsVariable(String variable) {
    return defaults.keySet().stream().map(KnownSettings::variable).anyMatch(variable::equals);
  }

  /** The environment variable that sets a key. */
  public static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** The known key that looks most like this one, when it is near. */
  public Optional<String> nearest(String key) {
    return nearest(key, defaults.keySet());
  }

  /** The same for environment variables. */
  public Optional<String> nearestVariable(String variable) {
    return nearest(variable, defaults.keySet().stream().map(KnownSettings::variable).toList());
  }

  private static Optional<String> nearest(String wrong, Collection<String> known) {
    return known.stream()
        .min((a, b) -> Integer.compare(distance(wrong, a), distance(wrong, b)))
        .filter(best -> distance(wrong, best) <= Math.max(2, wrong.length() / 4));
  }

  /** How many letters differ (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
