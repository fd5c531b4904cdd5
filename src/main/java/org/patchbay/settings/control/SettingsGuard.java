package org.patchbay.settings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.patchbay.settings.entity.KnownSettings;
import org.patchbay.settings.entity.SettingsCheck;

/** Refuses to start with wrong settings, and says all of them at once. */
@ApplicationScoped
public class SettingsGuard {
  @Inject Config config;

  void check(@Observes @Initialized(ApplicationScoped.class) Object start) {
    KnownSettings known = KnownSettings.builtIn();
    List<String> problems = SettingsCheck.problems(known, given(known), System.getenv());
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "The settings are not accepted:\n  " + String.join("\n  ", problems));
    }
  }

  private Map<String, String> given(KnownSettings known) {
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
