package org.patchbay.settings.control;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.patchbay.settings.entity.KnownSettings;
import org.patchbay.settings.entity.SettingsCheck;

/** Refuses to start with wrong settings, and says all of them at once. */
public final class SettingsGuard {
  private SettingsGuard() {}

  /**
   * Looks at every setting.
   *
   * @throws IllegalStateException with one line for each that is wrong
   */
  public static void check(Config config, Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    String file = environment.getOrDefault("PATCHBAY_CONFIG", "");
    if (!file.isBlank() && !Files.isReadable(Path.of(file))) {
      problems.add("PATCHBAY_CONFIG is \"" + file + "\", a file that can't be read");
    }
    KnownSettings known = KnownSettings.builtIn();
    problems.addAll(SettingsCheck.problems(known, given(config, known), environment));
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "The settings are not accepted:\n  " + String.join("\n  ", problems));
    }
  }

  private static Map<String, String> given(Config config, KnownSettings known) {
    Map<String, String> given = new TreeMap<>();
    for (String name : config.getPropertyNames()) {
      if (name.startsWith("patchbay.")) {
        given.put(name, "");
      }
    }
    known.defaults().keySet().forEach(key -> given.put(key, ""));
    given.replaceAll((key, none) -> config.getOptionalValue(key, String.class).orElse(""));
    return given;
  }
}
