package org.patchbay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patchbay.settings.entity.KnownSettings;

/** The file that documents the settings, and the code that reads them, know the same keys. */
class SettingsFileTest {
  private static final Path FILE = Path.of("config/patchbay.properties");
  private static final Pattern KEY =
      Pattern.compile("\"(patchbay\\.[a-z0-9.-]+)\"|MPCONFIG=([a-z.]+)");

  @Test
  void everyKeyTheCodeReadsIsInTheFileAndEveryKeyOfTheFileIsRead() throws IOException {
    var used = new TreeSet<String>();
    for (Path source : sources()) {
      KEY.matcher(Files.readString(source))
          .results()
          .map(hit -> hit.group(1) == null ? hit.group(2) : hit.group(1))
          .forEach(used::add);
    }
    used.removeIf(name -> NOT_SETTINGS.stream().anyMatch(name::startsWith));
    assertThat(used).isEqualTo(KnownSettings.builtIn().defaults().keySet());
  }

  /** Names of request attributes, of the properties file itself, and of what only tests set. */
  private static final Set<String> NOT_SETTINGS =
      Set.of(
          "patchbay.properties",
          "patchbay.access",
          "patchbay.claims",
          "patchbay.request",
          "patchbay.simulated.halt-");

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      return files.filter(f -> f.toString().matches(".*\\.(java|xml)")).toList();
    }
  }

  @Test
  void everyKeyHasACommentAboveIt() throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).startsWith("patchbay.")) {
        assertThat(lines.get(i - 1)).as("above " + lines.get(i)).startsWith("#");
      }
    }
  }
}
